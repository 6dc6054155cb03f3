{{/* One of the files, taken as context and path: with whole addresses of runbooks, or without links that would lead nowhere. */}}
{{- define "observability.dashboard" -}}
{{- $context := index . 0 -}}
{{- $text := $context.Files.Get (index . 1) -}}
{{- if $context.Values.alerts.runbooks -}}
{{- $text | replace "\"docs/runbooks/" (printf "\"%sdocs/runbooks/" $context.Values.alerts.runbooks) -}}
{{- else -}}
{{- $dashboard := fromJson $text -}}
{{- $links := list -}}
{{- range $dashboard.links -}}
{{- if not (hasPrefix "docs/runbooks/" (default "" .url)) -}}
{{- $links = append $links . -}}
{{- end -}}
{{- end -}}
{{- set $dashboard "links" $links | toPrettyJson -}}
{{- end -}}
{{- end }}
