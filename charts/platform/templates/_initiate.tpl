{{/* Begins the replica set, unless it was begun before. It fails after a minute, and the container with it. */}}
{{- define "platform.initiate" -}}
for attempt in $(seq 60); do
  mongosh --quiet --norc --eval '
    try { rs.status() } catch (error) {
      if (error.codeName !== "NotYetInitialized") throw error;
      rs.initiate({ _id: "rs0", members: [{ _id: 0, host: "mongodb.{{ .Release.Namespace }}.svc:27017" }] });
    }' && exit 0
  sleep 1
done
exit 1
{{- end }}
