{{/* The annotations by which a Prometheus finds the metrics of a pod: takes context, port and path in a list. */}}
{{- define "service.scraped" -}}
{{- if eq (index . 0).Values.global.metrics.discovery "annotations" -}}
prometheus.io/scrape: 'true'
prometheus.io/port: {{ index . 1 | quote }}
prometheus.io/path: {{ index . 2 }}
{{- end -}}
{{- end }}

{{/*
The ServiceMonitor or PodMonitor of a program, where that is how it is found: takes the context, and metadata, selector, port and
path in a list. `job` is the name of the program, which Service and pods are labelled with.
*/}}
{{- define "service.monitorOf" -}}
{{- $context := index . 0 -}}
{{- $metrics := $context.Values.global.metrics -}}
{{- if hasSuffix "Monitor" $metrics.discovery -}}
{{- $kind := title $metrics.discovery -}}
{{- include "service.requireKind" (list $context $kind "global.metrics.discovery") -}}
{{- $metadata := index . 1 | fromYaml -}}
{{- $_ := set $metadata "labels" (merge $metadata.labels $metrics.labels) -}}
apiVersion: monitoring.coreos.com/v1
kind: {{ $kind }}
metadata:
  {{- toYaml $metadata | nindent 2 }}
spec:
  jobLabel: app.kubernetes.io/name
  selector:
    matchLabels:
      {{- index . 2 | nindent 6 }}
  {{ ternary "endpoints" "podMetricsEndpoints" (eq $kind "ServiceMonitor") }}:
    - { port: {{ index . 3 }}, path: {{ index . 4 }}, interval: {{ $metrics.interval }} }
{{- end -}}
{{- end }}

{{- define "service.monitor" -}}
{{- include "service.monitorOf" (list . (include "service.metadata" .) (include "service.selector" .) "management" "/metrics") -}}
{{- end }}

{{/*
Says what is missing on a cluster that does not know a kind of prometheus-operator: takes context, kind and the value that asks
for it. Without a cluster, as for `helm template`, nobody knows what is there: every real one serves apiregistration.k8s.io.
*/}}
{{- define "service.requireKind" -}}
{{- $known := (index . 0).Capabilities.APIVersions -}}
{{- if and ($known.Has "apiregistration.k8s.io/v1") (not ($known.Has (printf "monitoring.coreos.com/v1/%s" (index . 1)))) -}}
{{- fail (printf "This cluster knows no %s: install the CustomResourceDefinitions of prometheus-operator first, or set %s to something else." (index . 1) (index . 2)) -}}
{{- end -}}
{{- end }}
