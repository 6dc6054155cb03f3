{{/* Every setting of a service as the variable that it reads. */}}
{{- define "service.settings" -}}
{{- $settings := dict "LOG_LEVEL" .Values.global.logLevel "PULSAR_SERVICE_URL" .Values.global.pulsar.serviceUrl "PULSAR_ADMIN_URL" .Values.global.pulsar.adminUrl -}}
{{- $_ := merge $settings (include "service.secretSettings" . | fromYaml) -}}
{{- $_ := merge $settings (dict "PORT" .Values.ports.http "MANAGEMENT_PORT" .Values.ports.management) -}}
{{- if .Values.database -}}
{{- if .Values.global.mongodb.uriSecret -}}
{{- $_ := set $settings "MONGODB_URI_FILE" "/etc/propalpes/mongodb-uri/uri" -}}
{{- else -}}
{{- $_ := set $settings "MONGODB_URI" .Values.global.mongodb.uri -}}
{{- end -}}
{{- end -}}
{{- with .Values.global.traces -}}
{{- if .otlpUrl -}}
{{- $_ := set $settings "TRACES_OTLP_URL" .otlpUrl -}}
{{- $_ := set $settings "TRACES_SAMPLING" .sampling -}}
{{- end -}}
{{- end -}}
{{- range .Values.asks -}}
{{- $_ := set $settings (printf "%s_URL" (.name | upper | replace "-" "_")) (printf "http://%s:%v" .name .port) -}}
{{- end -}}
{{- range $name, $value := merge (deepCopy .Values.settings) $settings }}
{{ $name }}: {{ include "service.text" $value | quote }}
{{- end }}
{{- end }}

{{- define "service.configmap" -}}
apiVersion: v1
kind: ConfigMap
metadata:
  {{- include "service.metadata" . | nindent 2 }}
data:
  {{- include "service.settings" . | trim | nindent 2 }}
{{- end }}
