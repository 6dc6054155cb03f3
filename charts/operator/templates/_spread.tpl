{{- define "operator.spread" -}}
{{- $context := . -}}
{{- range $key, $otherwise := dict "topology.kubernetes.io/zone" .Values.spread.zone "kubernetes.io/hostname" .Values.spread.host }}
- topologyKey: {{ $key }}
  maxSkew: 1
  whenUnsatisfiable: {{ $otherwise }}
  labelSelector:
    matchLabels:
      {{- include "operator.selector" (list $context "backlog-metrics") | nindent 6 }}
  matchLabelKeys: [pod-template-hash]
{{- end }}
{{- end }}
