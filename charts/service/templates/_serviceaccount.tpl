{{/* By which a cloud gives an account an identity of its own. */}}
{{- define "service.accountAnnotations" -}}
{{- with .Values.serviceAccount.annotations -}}
annotations:
  {{- toYaml . | nindent 2 }}
{{- end -}}
{{- end }}

{{/* An account of its own that may do nothing: what binds rights to `default` does not reach it. */}}
{{- define "service.serviceaccount" -}}
apiVersion: v1
kind: ServiceAccount
metadata:
  {{- include "service.metadata" . | nindent 2 }}
  {{- include "service.accountAnnotations" . | nindent 2 }}
automountServiceAccountToken: false
{{- end }}
