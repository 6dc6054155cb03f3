{{/* `groups` of rules: those of the file without the ones that are left out, and with whole addresses of runbooks. */}}
{{- define "observability.alerts" -}}
{{- $text := .Files.Get "files/alerts.yaml" | replace "docs/runbooks/" (printf "%sdocs/runbooks/" .Values.alerts.runbooks) -}}
{{- $groups := list -}}
{{- range (fromYaml $text).groups -}}
{{- if not (has .name $.Values.alerts.without) -}}
{{- $groups = append $groups . -}}
{{- end -}}
{{- end -}}
{{- toYaml (dict "groups" $groups) -}}
{{- end }}
