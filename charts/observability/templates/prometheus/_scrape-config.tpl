{{/* Every pod of the namespace that says by annotations where its metrics are. */}}
{{- define "observability.scrapeConfig" -}}
{{- if ne .Values.global.metrics.discovery "annotations" -}}
{{- fail "The small Prometheus finds pods by annotations: set global.metrics.discovery to annotations, or global.metrics.smallPrometheus to false." -}}
{{- end -}}
global:
  scrape_interval: {{ .Values.prometheus.scrapeInterval }}
  evaluation_interval: {{ .Values.prometheus.scrapeInterval }}
rule_files: [/etc/prometheus/alerts.yaml]
scrape_configs:
  - job_name: pods
    kubernetes_sd_configs:
      - { role: pod, namespaces: { own_namespace: true } }
    relabel_configs:
      - { source_labels: [__meta_kubernetes_pod_annotation_prometheus_io_scrape], regex: 'true', action: keep }
      - { source_labels: [__meta_kubernetes_pod_phase], regex: Pending|Succeeded|Failed, action: drop }
      - { source_labels: [__meta_kubernetes_pod_annotation_prometheus_io_path], regex: (.+), target_label: __metrics_path__ }
      # each port of a pod is a target at first: with one address they are one
      - source_labels: [__meta_kubernetes_pod_ip, __meta_kubernetes_pod_annotation_prometheus_io_port]
        separator: ':'
        target_label: __address__
      - { source_labels: [__meta_kubernetes_pod_label_app_kubernetes_io_name], target_label: job }
      - { source_labels: [__meta_kubernetes_pod_name], target_label: pod }
      - { source_labels: [__meta_kubernetes_namespace], target_label: namespace }
{{- end }}
