{{- define "adapter.podSecurity" -}}
runAsNonRoot: true
runAsUser: {{ .Values.userId | toString | int }}
runAsGroup: {{ .Values.userId | toString | int }}
fsGroup: {{ .Values.userId | toString | int }}
fsGroupChangePolicy: OnRootMismatch
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{- define "adapter.containerSecurity" -}}
allowPrivilegeEscalation: false
privileged: false
readOnlyRootFilesystem: true
runAsNonRoot: true
capabilities:
  drop: [ALL]
{{- end }}

{{/* What a pod is made of. */}}
{{- define "adapter.podBase" -}}
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
{{- define "adapter.source" -}}
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

{{- define "adapter.volumes" -}}
- name: tmp
  emptyDir:
    sizeLimit: 64Mi
- name: config
  configMap:
    name: {{ include "adapter.fullname" . }}
    defaultMode: 0440
- name: mappings
  configMap:
    name: {{ include "adapter.mappingsName" . }}
    defaultMode: 0440
- name: tls
  {{- include "adapter.source" (dict "from" (dict "secret" (include "adapter.tlsSecret" .)) "items" (dict "tls.crt" "tls.crt" "tls.key" "tls.key")) | nindent 2 }}
- name: pseudonyms
  {{- include "adapter.source" (dict "from" (dict "secret" .Values.pseudonyms.existingSecret) "items" (dict .Values.pseudonyms.key "pseudonym.key")) | nindent 2 }}
{{- range $index, $authority := .Values.gateway.authorities }}
- name: authority-{{ $index }}
  {{- include "adapter.source" (dict "from" $authority "items" (dict $authority.key $authority.key)) | nindent 2 }}
{{- end }}
{{- range .Values.secretMounts }}
- name: secret-{{ .name }}
  secret:
    secretName: {{ .secret }}
    defaultMode: 0440
{{- end }}
{{- end }}

{{- define "adapter.mounts" -}}
- name: tmp
  mountPath: /tmp
- name: journal
  mountPath: /var/lib/gateway-adapter
- name: config
  mountPath: /etc/gateway-adapter/config
  readOnly: true
- name: mappings
  mountPath: /etc/gateway-adapter/mappings
  readOnly: true
- name: tls
  mountPath: /etc/gateway-adapter/tls
  readOnly: true
- name: pseudonyms
  mountPath: /etc/gateway-adapter/pseudonyms
  readOnly: true
{{- range $index, $_ := .Values.gateway.authorities }}
- name: authority-{{ $index }}
  mountPath: /etc/gateway-adapter/authorities/{{ $index }}
  readOnly: true
{{- end }}
{{- range .Values.secretMounts }}
- name: secret-{{ .name }}
  mountPath: /etc/gateway-adapter/secrets/{{ .name }}
  readOnly: true
{{- end }}
{{- end }}

{{/* Environment variables go over the file. Each replica's journal has a name of its own, by its pod's, which it keeps. */}}
{{- define "adapter.env" -}}
- name: POD_NAME
  valueFrom:
    fieldRef:
      fieldPath: metadata.name
- name: GATEWAY_ADAPTER__journal__origin
  value: {{ printf "adapter/%s/$(POD_NAME)" .Values.department | quote }}
- name: GATEWAY_ADAPTER__source__connection
  valueFrom:
    secretKeyRef:
      name: {{ .Values.database.existingSecret }}
      key: {{ .Values.database.key }}
- name: DOTNET_PROCESSOR_COUNT
  value: {{ .Values.processorCount | toString | quote }}
{{- with .Values.telemetry.endpoint }}
- name: OTEL_EXPORTER_OTLP_ENDPOINT
  value: {{ . | quote }}
- name: OTEL_EXPORTER_OTLP_PROTOCOL
  value: {{ $.Values.telemetry.protocol | quote }}
- name: OTEL_TRACES_SAMPLER
  value: parentbased_traceidratio
- name: OTEL_TRACES_SAMPLER_ARG
  value: {{ $.Values.telemetry.samplingShare | quote }}
- name: OTEL_RESOURCE_ATTRIBUTES
  value: {{ printf "k8s.namespace.name=%s,k8s.pod.name=$(POD_NAME)" $.Release.Namespace | quote }}
{{- end }}
{{- with .Values.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end }}
