{{/* Every setting of a program as the variable that it reads: takes context and own settings in a list. */}}
{{- define "operator.settings" -}}
{{- $context := index . 0 -}}
{{- $settings := dict "LOG_LEVEL" $context.Values.global.logLevel "PULSAR_ADMIN_URL" $context.Values.global.pulsar.adminUrl "MANAGEMENT_PORT" 8090 -}}
{{- $_ := merge $settings (include "service.secretSettings" $context | fromYaml) -}}
{{- range $name, $value := merge (deepCopy (index . 1)) $settings }}
{{ $name }}: {{ include "service.text" $value | quote }}
{{- end }}
{{- end }}

{{- define "operator.runSettings" -}}
{{- $own := dict -}}
{{- if not .Values.watchAllNamespaces -}}
{{- $_ := set $own "WATCH_NAMESPACE" .Release.Namespace -}}
{{- end -}}
{{- include "operator.settings" (list . (merge (deepCopy .Values.settings) $own)) -}}
{{- end }}

{{- define "operator.backlogMetricsSettings" -}}
{{- $own := dict "PORT" 8443 "TLS_CERT_FILE" "/etc/propalpes/serving/tls.crt" "TLS_KEY_FILE" "/etc/propalpes/serving/tls.key" -}}
{{- include "operator.settings" (list . (merge (deepCopy .Values.backlogMetrics.settings) $own)) -}}
{{- end }}
