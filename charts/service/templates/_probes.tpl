{{/*
Alive is not ready, and a broker that is away restarts nobody. A pod gets requests when it has reached the broker once: it can
answer what it is asked without, and would else go away together with all others. Takes the seconds that the program takes to
listen: Kubernetes warns of each probe before that.
*/}}
{{- define "service.probes" -}}
startupProbe:
  httpGet: { path: /healthz, port: management }
  initialDelaySeconds: {{ . }}
  periodSeconds: 2
  timeoutSeconds: 5
  failureThreshold: 60
livenessProbe:
  httpGet: { path: /healthz, port: management }
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 6
readinessProbe:
  httpGet: { path: '/readyz?once=publisher,consumers', port: management }
  periodSeconds: 5
  timeoutSeconds: 5
  failureThreshold: 2
{{- end }}

{{/* Gives whoever sends requests the time to hear that the pod leaves, before the process does. */}}
{{- define "service.preStop" -}}
preStop:
  sleep:
    seconds: 5
{{- end }}
