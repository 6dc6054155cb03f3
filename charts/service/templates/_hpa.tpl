{{- define "service.hpa" -}}
{{- if .Values.autoscaling.enabled -}}
{{- with .Values.autoscaling }}
{{- if gt (int .minReplicas) (int .maxReplicas) }}
{{- fail (printf "%s.autoscaling.minReplicas must not be more than maxReplicas, which is %v" $.Chart.Name .maxReplicas) }}
{{- end }}
{{- end }}
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  {{- include "service.metadata" . | nindent 2 }}
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: {{ .Chart.Name }} }
  minReplicas: {{ .Values.autoscaling.minReplicas }}
  maxReplicas: {{ .Values.autoscaling.maxReplicas }}
  metrics:
    - type: Resource
      resource:
        name: cpu
        target: { type: Utilization, averageUtilization: {{ .Values.autoscaling.cpuUtilization }} }
    {{- if .Values.autoscaling.backlog.enabled }}
    {{- range .Values.autoscaling.backlog.subscriptions }}
    - type: External
      external:
        metric:
          name: pulsar_subscription_backlog
          selector: { matchLabels: { topic: {{ .topic }}, subscription: {{ .subscription }} } }
        target: { type: AverageValue, averageValue: {{ $.Values.autoscaling.backlog.averageValue | quote }} }
    {{- end }}
    {{- end }}
  behavior:
    # a backlog is told at most 10 s late, so one step to the maximum is well within a minute
    scaleUp:
      stabilizationWindowSeconds: 0
      selectPolicy: Max
      policies:
        - { type: Percent, value: 300, periodSeconds: 15 }
        - { type: Pods, value: 4, periodSeconds: 15 }
    # each change of the pods moves keys between them, so they go one by one and only when it has been calm
    scaleDown:
      stabilizationWindowSeconds: {{ .Values.autoscaling.scaleDownAfterSeconds }}
      selectPolicy: Max
      policies:
        - { type: Pods, value: 1, periodSeconds: 30 }
{{- end }}
{{- end }}
