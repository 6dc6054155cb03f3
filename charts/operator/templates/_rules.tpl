{{/* What each program may do; operator/deploy/rbac.yaml says the same for an installation by hand. */}}
{{- define "operator.rules" -}}
- apiGroups: [messaging.propalpes.io]
  resources: [pulsarnamespaces, pulsartopics]
  verbs: [list, watch]
- apiGroups: [messaging.propalpes.io]
  resources: [pulsarnamespaces/status, pulsartopics/status]
  verbs: [patch]
# for the finalizer of topics whose deletionPolicy is Delete
- apiGroups: [messaging.propalpes.io]
  resources: [pulsartopics]
  verbs: [patch]
- apiGroups: ['']
  resources: [events]
  verbs: [create]
{{- end }}

{{- define "operator.backlogMetricsRules" -}}
- apiGroups: [messaging.propalpes.io]
  resources: [pulsartopics]
  verbs: [get]
{{- end }}

{{/* Rights of one program where it looks: takes context, name and the name of its rules in a list. */}}
{{- define "operator.role" -}}
{{- $context := index . 0 -}}
{{- $all := $context.Values.watchAllNamespaces -}}
{{- $metadata := ternary "operator.clusterMetadata" "operator.metadata" $all -}}
apiVersion: rbac.authorization.k8s.io/v1
kind: {{ ternary "ClusterRole" "Role" $all }}
metadata:
  {{- include $metadata . | nindent 2 }}
rules:
  {{- include (index . 2) $context | nindent 2 }}
{{- end }}

{{- define "operator.roleBinding" -}}
{{- $context := index . 0 -}}
{{- $all := $context.Values.watchAllNamespaces -}}
{{- $metadata := ternary "operator.clusterMetadata" "operator.metadata" $all -}}
apiVersion: rbac.authorization.k8s.io/v1
kind: {{ ternary "ClusterRoleBinding" "RoleBinding" $all }}
metadata:
  {{- include $metadata . | nindent 2 }}
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: {{ ternary "ClusterRole" "Role" $all }}
  name: {{ (include $metadata . | fromYaml).name }}
subjects:
  - { kind: ServiceAccount, name: {{ index . 1 }}, namespace: {{ $context.Release.Namespace }} }
{{- end }}
