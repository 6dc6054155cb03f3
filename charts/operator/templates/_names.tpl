{{/*
Name, labels and selector of one of the two programs of this chart, taken as context and name in a list: they share an image
and nothing else.
*/}}
{{- define "operator.selector" -}}
app.kubernetes.io/name: {{ index . 1 }}
app.kubernetes.io/instance: {{ (index . 0).Release.Name }}
{{- end }}

{{- define "operator.labels" -}}
{{- $labels := include "service.labels" (index . 0) | fromYaml -}}
{{- toYaml (set $labels "app.kubernetes.io/name" (index . 1)) -}}
{{- end }}

{{- define "operator.metadata" -}}
name: {{ index . 1 }}
namespace: {{ (index . 0).Release.Namespace }}
labels:
  {{- include "operator.labels" . | nindent 2 }}
{{- end }}

{{/* What belongs to the cluster is called after the namespace, too: another release may be elsewhere. */}}
{{- define "operator.clusterMetadata" -}}
name: {{ (index . 0).Release.Namespace }}-{{ index . 1 }}
labels:
  {{- include "operator.labels" . | nindent 2 }}
{{- end }}
