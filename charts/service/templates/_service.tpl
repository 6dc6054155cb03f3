{{- define "service.service" -}}
apiVersion: v1
kind: Service
metadata:
  {{- include "service.metadata" . | nindent 2 }}
spec:
  selector:
    {{- include "service.selector" . | nindent 4 }}
  ports:
    - { name: http, port: {{ .Values.ports.http }}, targetPort: http, appProtocol: http }
    - { name: management, port: {{ .Values.ports.management }}, targetPort: management, appProtocol: http }
{{- end }}
