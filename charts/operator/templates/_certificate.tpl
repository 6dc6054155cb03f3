{{/*
The certificate that the aggregator knows backlog-metrics by: `ca`, `certificate` and `key`, in base64. One that is there is
kept. Both the Secret and the APIService need it, so it is made once for a rendering and remembered in the values.
*/}}
{{- define "operator.certificate" -}}
{{- if not (hasKey .Values "madeCertificate") -}}
{{- $present := lookup "v1" "Secret" .Release.Namespace "backlog-metrics-serving" -}}
{{- if $present -}}
{{- $_ := set .Values "madeCertificate" (dict "ca" (index $present.data "ca.crt") "certificate" (index $present.data "tls.crt") "key" (index $present.data "tls.key")) -}}
{{- else -}}
{{- $name := printf "backlog-metrics.%s.svc" .Release.Namespace -}}
{{- $ca := genCA "propalpes backlog-metrics" 3650 -}}
{{- $made := genSignedCert $name nil (list $name) 3650 $ca -}}
{{- $_ := set .Values "madeCertificate" (dict "ca" (b64enc $ca.Cert) "certificate" (b64enc $made.Cert) "key" (b64enc $made.Key)) -}}
{{- end -}}
{{- end -}}
{{- toYaml .Values.madeCertificate -}}
{{- end }}
