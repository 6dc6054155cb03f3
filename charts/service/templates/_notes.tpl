{{- define "service.notes" -}}
{{ .Chart.Name }} {{ .Chart.AppVersion }} comes up in the namespace {{ .Release.Namespace }}. To see whether it is ready:

  kubectl --namespace {{ .Release.Namespace }} rollout status deployment/{{ .Chart.Name }}
{{- end }}
