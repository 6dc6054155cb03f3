{{/* Where the pods of a program may run, and who vouches for their images. */}}
{{- define "service.scheduling" -}}
{{- include "service.placement" . }}
topologySpreadConstraints:
  {{- include "service.spread" (list . (include "service.selector" .)) | nindent 2 }}
{{- end }}

{{/* What of it does not depend on other pods. */}}
{{- define "service.placement" -}}
{{- with .Values.global.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- with .Values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- end }}

{{/* Pods of one version apart from each other, by zone and by node: takes the context and what selects them as a list. */}}
{{- define "service.spread" -}}
{{- $selector := index . 1 -}}
{{- $spread := (index . 0).Values.spread -}}
{{- range $key, $otherwise := dict "topology.kubernetes.io/zone" $spread.zone "kubernetes.io/hostname" $spread.host }}
- topologyKey: {{ $key }}
  maxSkew: 1
  whenUnsatisfiable: {{ $otherwise }}
  # otherwise a zone that is lost or being emptied would have to be filled before the others
  nodeTaintsPolicy: Honor
  labelSelector:
    matchLabels:
      {{- $selector | nindent 6 }}
  matchLabelKeys: [pod-template-hash]
{{- end }}
{{- end }}
