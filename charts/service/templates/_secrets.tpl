{{/*
Files from Secrets that `global` names: volumes, mounts and settings of one service. A service sees its own token and its own
address of the database, and no other's. Each takes the context and the name of the service as a list.
*/}}
{{- define "service.secretVolumes" -}}
{{- $global := (index . 0).Values.global -}}
{{- $key := index . 1 -}}
{{- with $global.pulsar.tokenSecret }}
- name: pulsar-token
  secret:
    secretName: {{ . }}
    defaultMode: 0440
    items: [{ key: {{ $key }}, path: token }]
{{- end }}
{{- with $global.pulsar.caSecret }}
- name: pulsar-ca
  secret:
    secretName: {{ . }}
    defaultMode: 0440
    items: [{ key: ca.crt, path: ca.crt }]
{{- end }}
{{- end }}

{{- define "service.databaseVolumes" -}}
{{- $context := index . 0 -}}
{{- $key := index . 1 -}}
{{- with $context.Values.global.mongodb.uriSecret }}
- name: mongodb-uri
  secret:
    secretName: {{ . }}
    defaultMode: 0440
    items: [{ key: {{ $key }}, path: uri }]
{{- end }}
{{- with $context.Values.global.mongodb.caSecret }}
- name: mongodb-ca
  secret:
    secretName: {{ . }}
    defaultMode: 0440
    items: [{ key: ca.crt, path: ca.crt }]
{{- end }}
{{- end }}

{{- define "service.secretMounts" -}}
{{- $global := .Values.global -}}
{{- if $global.pulsar.tokenSecret }}
- { name: pulsar-token, mountPath: /etc/propalpes/pulsar-token, readOnly: true }
{{- end }}
{{- if $global.pulsar.caSecret }}
- { name: pulsar-ca, mountPath: /etc/propalpes/pulsar-ca, readOnly: true }
{{- end }}
{{- end }}

{{- define "service.databaseMounts" -}}
{{- $global := .Values.global -}}
{{- if $global.mongodb.uriSecret }}
- { name: mongodb-uri, mountPath: /etc/propalpes/mongodb-uri, readOnly: true }
{{- end }}
{{- if $global.mongodb.caSecret }}
- { name: mongodb-ca, mountPath: /etc/propalpes/mongodb-ca, readOnly: true }
{{- end }}
{{- end }}

{{- define "service.secretSettings" -}}
{{- $global := .Values.global -}}
{{- if $global.pulsar.tokenSecret }}
PULSAR_TOKEN_FILE: /etc/propalpes/pulsar-token/token
{{- end }}
{{- if $global.pulsar.caSecret }}
PULSAR_TLS_CA_FILE: /etc/propalpes/pulsar-ca/ca.crt
# for the schema registry, which Node itself talks to
NODE_EXTRA_CA_CERTS: /etc/propalpes/pulsar-ca/ca.crt
{{- end }}
{{- end }}
