{{/*
What differs from standalone.conf. The address is where the broker and its bookie are known, also after the pod got another
IP; in the pod it means the pod itself.
*/}}
{{- define "platform.brokerSettings" -}}
{{- $own := dict "brokerServicePort" "6650" "webServicePort" "8080" "bindAddress" "0.0.0.0" "advertisedAddress" (printf "pulsar.%s.svc" .Release.Namespace) -}}
{{- toYaml (merge $own .Values.pulsar.configuration) -}}
{{- end }}
