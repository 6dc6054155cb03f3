{{/* An account of its own that may do nothing: what binds rights to `default` does not reach it. */}}
{{- define "service.serviceaccount" -}}
apiVersion: v1
kind: ServiceAccount
metadata:
  {{- include "service.metadata" . | nindent 2 }}
automountServiceAccountToken: false
{{- end }}
