{{- define "service.pod" -}}
serviceAccountName: {{ .Chart.Name }}
automountServiceAccountToken: false
# variables such as COMPANIAS_PORT would look like settings
enableServiceLinks: false
# 5 s for those who send requests, 10 s for what is in hand, and some to spare
terminationGracePeriodSeconds: 20
securityContext:
  {{- include "service.podSecurity" . | nindent 2 }}
{{- include "service.scheduling" . }}
containers:
  - name: {{ .Chart.Name }}
    image: {{ include "service.image" (list . .Values.image) }}
    imagePullPolicy: {{ .Values.global.image.pullPolicy }}
    envFrom:
      - configMapRef: { name: {{ .Chart.Name }} }
    ports:
      - { name: http, containerPort: {{ .Values.ports.http }} }
      - { name: management, containerPort: {{ .Values.ports.management }} }
    {{- include "service.probes" 5 | nindent 4 }}
    lifecycle:
      {{- include "service.preStop" . | nindent 6 }}
    resources:
      {{- toYaml .Values.resources | nindent 6 }}
    securityContext:
      {{- include "service.containerSecurity" . | nindent 6 }}
    volumeMounts:
      - { name: tmp, mountPath: /tmp }
      {{- include "service.secretMounts" . | nindent 6 }}
      {{- if .Values.database }}
      {{- include "service.databaseMounts" . | nindent 6 }}
      {{- end }}
volumes:
  - name: tmp
    emptyDir: { sizeLimit: 64Mi }
  {{- include "service.secretVolumes" (list . .Chart.Name) | nindent 2 }}
  {{- if .Values.database }}
  {{- include "service.databaseVolumes" (list . .Chart.Name) | nindent 2 }}
  {{- end }}
{{- end }}
