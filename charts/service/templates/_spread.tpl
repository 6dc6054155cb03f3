{{/* Pods of one version apart from each other, by zone and by node. */}}
{{- define "service.spread" -}}
{{- $context := . -}}
{{- range $key, $otherwise := dict "topology.kubernetes.io/zone" .Values.spread.zone "kubernetes.io/hostname" .Values.spread.host }}
- topologyKey: {{ $key }}
  maxSkew: 1
  whenUnsatisfiable: {{ $otherwise }}
  labelSelector:
    matchLabels:
      {{- include "service.selector" $context | nindent 6 }}
  matchLabelKeys: [pod-template-hash]
{{- end }}
{{- end }}
