{{- define "gateway.name" -}}
{{ .Values.nameOverride | default .Chart.Name | trunc 40 | trimSuffix "-" }}
{{- end }}

{{- define "gateway.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{ .Values.fullnameOverride | trunc 40 | trimSuffix "-" }}
{{- else if contains (include "gateway.name" .) .Release.Name -}}
{{ .Release.Name | trunc 40 | trimSuffix "-" }}
{{- else -}}
{{ printf "%s-%s" .Release.Name (include "gateway.name" .) | trunc 40 | trimSuffix "-" }}
{{- end -}}
{{- end }}

{{- define "gateway.selector" -}}
app.kubernetes.io/name: {{ include "gateway.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "gateway.podSelector" -}}
{{ include "gateway.selector" . }}
app.kubernetes.io/component: gateway
{{- end }}

{{- define "gateway.migrateSelector" -}}
{{ include "gateway.selector" . }}
app.kubernetes.io/component: migration
{{- end }}

{{- define "gateway.commonLabels" -}}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
app.kubernetes.io/part-of: gateway
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | quote }}
{{- end }}

{{- define "gateway.labels" -}}
{{ include "gateway.podSelector" . }}
{{ include "gateway.commonLabels" . }}
{{- end }}

{{- define "gateway.image" -}}
{{- if .Values.image.digest -}}
{{ printf "%s@%s" .Values.image.repository .Values.image.digest }}
{{- else -}}
{{ printf "%s:%s" .Values.image.repository (.Values.image.tag | default .Chart.AppVersion) }}
{{- end -}}
{{- end }}

{{/* Helm reads every number as float64, which may print as 1e+06; as text and back it is whole. So it is wherever a number is written. */}}
{{- define "gateway.replicas" -}}
{{- if .Values.autoscaling.enabled -}}
{{ .Values.autoscaling.minReplicas | toString | int }}
{{- else -}}
{{ .Values.replicaCount | toString | int }}
{{- end -}}
{{- end }}

{{- define "gateway.serverSecret" -}}
{{- if .Values.certManager.enabled -}}{{ include "gateway.fullname" . }}-server-tls{{- else -}}{{ .Values.tls.server.existingSecret }}{{- end -}}
{{- end }}

{{- define "gateway.departmentsSecret" -}}
{{- if .Values.certManager.enabled -}}{{ include "gateway.fullname" . }}-departments-tls{{- else -}}{{ .Values.tls.departments.existingSecret }}{{- end -}}
{{- end }}

{{- define "gateway.spiffeId" -}}
{{ .Values.certManager.spiffeId | default (printf "spiffe://%s/gateway/gateway" .Values.city) }}
{{- end }}
