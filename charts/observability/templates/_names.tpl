{{/* Of the small Prometheus. */}}
{{- define "observability.selector" -}}
app.kubernetes.io/name: prometheus
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "observability.labels" -}}
{{- $labels := include "service.labels" . | fromYaml -}}
{{- toYaml (set $labels "app.kubernetes.io/name" "prometheus") -}}
{{- end }}

{{- define "observability.metadata" -}}
name: prometheus
namespace: {{ .Release.Namespace }}
labels:
  {{- include "observability.labels" . | nindent 2 }}
{{- end }}
