{{/* One edge: takes peers and ports of a dictionary with `to` and `ports`. */}}
{{- define "service.egress" -}}
- {{ with .to }}to:
    {{- toYaml . | nindent 4 }}
  {{ end }}ports:
    {{- range .ports }}
    - { protocol: TCP, port: {{ . }} }
    {{- end }}
{{- end }}

{{/* Without it no name is found. */}}
{{- define "service.egressDns" -}}
- {{ with .to }}to:
    {{- toYaml . | nindent 4 }}
  {{ end }}ports:
    {{- range .ports }}
    - { protocol: UDP, port: {{ . }} }
    - { protocol: TCP, port: {{ . }} }
    {{- end }}
{{- end }}

{{/* Who looks at health and metrics. Probes come from the node, which policies do not concern. */}}
{{- define "service.ingressManagement" -}}
- from:
    {{- include "service.watchers" . | nindent 4 }}
  ports:
    - { protocol: TCP, port: management }
{{- end }}

{{/* Who scrapes metrics. */}}
{{- define "service.watchers" -}}
- namespaceSelector:
    matchLabels:
      {{- toYaml .Values.global.networkPolicy.monitoringNamespace | nindent 6 }}
{{- if .Values.global.metrics.smallPrometheus }}
- {{ include "service.peer" "prometheus" }}
{{- end }}
{{- end }}

{{/* A pod of the same namespace by the name of its chart. */}}
{{- define "service.peer" -}}
podSelector: { matchLabels: { app.kubernetes.io/name: {{ . }} } }
{{- end }}

{{- define "service.networkpolicy" -}}
{{- if .Values.global.networkPolicy.enabled -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  {{- include "service.metadata" . | nindent 2 }}
spec:
  podSelector:
    matchLabels:
      {{- include "service.selector" . | nindent 6 }}
  policyTypes: [Ingress, Egress]
  ingress:
    {{- include "service.ingressManagement" . | nindent 4 }}
    {{- include "service.ingressHttp" . | nindent 4 }}
  egress:
    {{- with .Values.global.networkPolicy }}
    {{- include "service.egressDns" .dns | nindent 4 }}
    {{- include "service.egress" .pulsar | nindent 4 }}
    {{- include "service.egress" .pulsarAdmin | nindent 4 }}
    {{- if $.Values.database }}
    {{- include "service.egress" .mongodb | nindent 4 }}
    {{- end }}
    {{- if $.Values.global.traces.otlpUrl }}
    {{- include "service.egress" .collector | nindent 4 }}
    {{- end }}
    {{- end }}
    {{- range .Values.asks }}
    - to:
        - {{ include "service.peer" .name }}
      ports:
        - { protocol: TCP, port: {{ .port }} }
    {{- end }}
{{- end }}
{{- end }}

{{/* Nothing where nobody may: a rule without peers would let everybody in. */}}
{{- define "service.ingressHttp" -}}
{{- if or .Values.ingress.public .Values.ingress.from .Values.ingress.peers -}}
- {{ if not .Values.ingress.public }}from:
    {{- range .Values.ingress.from }}
    - {{ include "service.peer" . }}
    {{- end }}
    {{- with .Values.ingress.peers }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  {{ end }}ports:
    - { protocol: TCP, port: http }
{{- end }}
{{- end }}
