{{- define "gateway.podSecurity" -}}
runAsNonRoot: true
runAsUser: {{ .Values.userId | toString | int }}
runAsGroup: {{ .Values.userId | toString | int }}
fsGroup: {{ .Values.userId | toString | int }}
fsGroupChangePolicy: OnRootMismatch
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{- define "gateway.containerSecurity" -}}
allowPrivilegeEscalation: false
privileged: false
readOnlyRootFilesystem: true
runAsNonRoot: true
capabilities:
  drop: [ALL]
{{- end }}

{{/* What the gateway and the migration share of a pod. */}}
{{- define "gateway.podBase" -}}
automountServiceAccountToken: false
enableServiceLinks: false
{{- with .Values.serviceAccountName }}
serviceAccountName: {{ . }}
{{- end }}
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- with .Values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- with .Values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{/* A volume of one key of a Secret or ConfigMap, or of more: never of what else it holds, such as an authority's key. */}}
{{- define "gateway.source" -}}
{{- if .from.secret -}}
secret:
  secretName: {{ .from.secret }}
  defaultMode: 0440
{{- else -}}
configMap:
  name: {{ .from.configMap }}
  defaultMode: 0440
{{- end }}
  items:
    {{- range $key, $path := .items }}
    - key: {{ $key }}
      path: {{ $path }}
    {{- end }}
{{- end }}

{{- define "gateway.volumes" -}}
- name: tmp
  emptyDir:
    sizeLimit: 64Mi
- name: config
  configMap:
    name: {{ include "gateway.fullname" . }}
    defaultMode: 0440
- name: server-tls
  {{- include "gateway.source" (dict "from" (dict "secret" (include "gateway.serverSecret" .)) "items" (dict "tls.crt" "tls.crt" "tls.key" "tls.key")) | nindent 2 }}
- name: departments-tls
  {{- include "gateway.source" (dict "from" (dict "secret" (include "gateway.departmentsSecret" .)) "items" (dict "tls.crt" "tls.crt" "tls.key" "tls.key")) | nindent 2 }}
- name: adapter-authorities
  {{- $adapters := .Values.tls.departments.authorities }}
  {{- include "gateway.source" (dict "from" $adapters "items" (dict $adapters.key "authorities.pem")) | nindent 2 }}
- name: pseudonyms
  {{- include "gateway.source" (dict "from" (dict "secret" .Values.pseudonyms.existingSecret) "items" (dict .Values.pseudonyms.key "pseudonym.key")) | nindent 2 }}
{{- range $index, $authority := .Values.authorities }}
{{- $items := dict $authority.key $authority.key }}
{{- with $authority.revocationListKey }}
{{- $_ := set $items . . }}
{{- end }}
- name: authority-{{ $index }}
  {{- include "gateway.source" (dict "from" $authority "items" $items) | nindent 2 }}
{{- end }}
{{- range .Values.secretMounts }}
- name: secret-{{ .name }}
  secret:
    secretName: {{ .secret }}
    defaultMode: 0440
{{- end }}
{{- end }}

{{- define "gateway.mounts" -}}
- name: tmp
  mountPath: /tmp
- name: config
  mountPath: /etc/gateway/config
  readOnly: true
- name: server-tls
  mountPath: /etc/gateway/tls/server
  readOnly: true
- name: departments-tls
  mountPath: /etc/gateway/tls/departments
  readOnly: true
- name: adapter-authorities
  mountPath: /etc/gateway/tls/adapters
  readOnly: true
- name: pseudonyms
  mountPath: /etc/gateway/pseudonyms
  readOnly: true
{{- range $index, $_ := .Values.authorities }}
- name: authority-{{ $index }}
  mountPath: /etc/gateway/authorities/{{ $index }}
  readOnly: true
{{- end }}
{{- range .Values.secretMounts }}
- name: secret-{{ .name }}
  mountPath: /etc/gateway/secrets/{{ .name }}
  readOnly: true
{{- end }}
{{- end }}

{{- define "gateway.env" -}}
{{ include "gateway.databaseEnv" (dict "root" . "secret" .Values.database.existingSecret) }}
- name: DOTNET_PROCESSOR_COUNT
  value: {{ .Values.processorCount | toString | quote }}
{{- with .Values.redis.existingSecret }}
- name: GATEWAY__certificates__redis
  valueFrom:
    secretKeyRef:
      name: {{ . }}
      key: {{ $.Values.redis.key }}
{{- end }}
{{- with .Values.telemetry.endpoint }}
- name: POD_NAME
  valueFrom:
    fieldRef:
      fieldPath: metadata.name
- name: OTEL_EXPORTER_OTLP_ENDPOINT
  value: {{ . | quote }}
- name: OTEL_EXPORTER_OTLP_PROTOCOL
  value: {{ $.Values.telemetry.protocol | quote }}
- name: OTEL_TRACES_SAMPLER_ARG
  value: {{ $.Values.telemetry.samplingShare | quote }}
- name: OTEL_RESOURCE_ATTRIBUTES
  value: {{ printf "k8s.namespace.name=%s,k8s.pod.name=$(POD_NAME)" $.Release.Namespace | quote }}
{{- end }}
{{- with .Values.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end }}
