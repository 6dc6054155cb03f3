{{/* Each takes the context and `pulsar` or `mongodb` in a list. */}}
{{- define "platform.selector" -}}
app.kubernetes.io/name: {{ index . 1 }}
app.kubernetes.io/instance: {{ (index . 0).Release.Name }}
{{- end }}

{{- define "platform.labels" -}}
{{- $labels := include "service.labels" (index . 0) | fromYaml -}}
{{- toYaml (set $labels "app.kubernetes.io/name" (index . 1)) -}}
{{- end }}

{{- define "platform.metadata" -}}
name: {{ index . 1 }}
namespace: {{ (index . 0).Release.Namespace }}
labels:
  {{- include "platform.labels" . | nindent 2 }}
annotations:
  propalpes.io/not-for-production: one process, one disk, no authentication, no backup
{{- end }}

{{/* The whole address of an image that is not ours, and how it is pulled. */}}
{{- define "platform.image" -}}
{{- $global := (index . 0).Values.global.image -}}
{{- with index (index . 0).Values (index . 1) "image" -}}
image: {{ with $global.registry }}{{ . }}/{{ end }}{{ .repository }}:{{ .tag }}
imagePullPolicy: {{ .pullPolicy }}
{{- end -}}
{{- end }}

{{/* The disk of a StatefulSet: it stays when the release goes. */}}
{{- define "platform.claim" -}}
- metadata:
    name: data
    labels:
      {{- include "platform.selector" . | nindent 6 }}
  spec:
    accessModes: [ReadWriteOnce]
    {{- with index (index . 0).Values (index . 1) "storage" }}
    {{- with .className }}
    storageClassName: {{ . }}
    {{- end }}
    resources:
      requests: { storage: {{ .size }} }
    {{- end }}
{{- end }}

{{/*
What a StatefulSet names its pods under; clients take the Service beside it, which has an address. Without ports, or a
ServiceMonitor would find the same pod twice.
*/}}
{{- define "platform.podsService" -}}
{{- $metadata := include "platform.metadata" . | fromYaml -}}
apiVersion: v1
kind: Service
metadata:
  {{- toYaml (set $metadata "name" (printf "%s-pods" (index . 1))) | nindent 2 }}
spec:
  clusterIP: None
  selector:
    {{- include "platform.selector" . | nindent 4 }}
{{- end }}

{{/* Only who is named may come in, and nothing goes out. A rule without peers would let everybody in. */}}
{{- define "platform.ingress" -}}
{{- with .names -}}
- from:
    {{- range . }}
    - {{ include "service.peer" . }}
    {{- end }}
  ports:
    - { protocol: TCP, port: {{ $.port }} }
{{- end }}
{{- end }}
