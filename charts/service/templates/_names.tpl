{{/* What selects the pods of a chart. */}}
{{- define "service.selector" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{/* What every object is labelled with. */}}
{{- define "service.labels" -}}
{{ include "service.selector" . }}
app.kubernetes.io/component: {{ with .Chart.Annotations }}{{ index . "propalpes.io/component" }}{{ else }}service{{ end }}
app.kubernetes.io/part-of: propalpes
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end }}

{{/* Name and labels of an object that is called as its chart: there is one per namespace, and others find it by that name. */}}
{{- define "service.metadata" -}}
name: {{ .Chart.Name }}
namespace: {{ .Release.Namespace }}
labels:
  {{- include "service.labels" . | nindent 2 }}
{{- end }}

{{/* Address of an image: takes the context and the repository as a list. One that has a tag or a digest is taken as it is. */}}
{{- define "service.image" -}}
{{- $context := index . 0 -}}
{{- $image := index . 1 -}}
{{- if regexMatch ":[^/]+$" $image -}}
{{ $image }}
{{- else -}}
{{- with $context.Values.global.image -}}
{{- with .registry }}{{ . }}/{{ end -}}
{{ $image }}:{{ .tag | default $context.Chart.AppVersion }}
{{- end -}}
{{- end -}}
{{- end }}

{{/* A value as text: Helm reads every number as a floating one, and writes a million as 1e+06. */}}
{{- define "service.text" -}}
{{- if and (kindIs "float64" .) (eq . (floor .)) }}{{ int64 . }}{{ else }}{{ . }}{{ end -}}
{{- end }}
