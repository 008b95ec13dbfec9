{{- define "adapter.name" -}}
{{ .Values.nameOverride | default .Chart.Name | trunc 40 | trimSuffix "-" }}
{{- end }}

{{- define "adapter.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{ .Values.fullnameOverride | trunc 40 | trimSuffix "-" }}
{{- else if contains (include "adapter.name" .) .Release.Name -}}
{{ .Release.Name | trunc 40 | trimSuffix "-" }}
{{- else -}}
{{ printf "%s-%s" .Release.Name (include "adapter.name" .) | trunc 40 | trimSuffix "-" }}
{{- end -}}
{{- end }}

{{- define "adapter.selector" -}}
app.kubernetes.io/name: {{ include "adapter.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "adapter.podSelector" -}}
{{ include "adapter.selector" . }}
app.kubernetes.io/component: adapter
{{- end }}

{{- define "adapter.commonLabels" -}}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
app.kubernetes.io/part-of: gateway
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | quote }}
{{- end }}

{{- define "adapter.labels" -}}
{{ include "adapter.podSelector" . }}
{{ include "adapter.commonLabels" . }}
{{- end }}

{{- define "adapter.image" -}}
{{- if .Values.image.digest -}}
{{ printf "%s@%s" .Values.image.repository .Values.image.digest }}
{{- else -}}
{{ printf "%s:%s" .Values.image.repository (.Values.image.tag | default .Chart.AppVersion) }}
{{- end -}}
{{- end }}

{{/* Helm reads every number as float64, which may print as 1e+06; as text and back it is whole. So it is wherever a number is written. */}}
{{- define "adapter.replicas" -}}
{{- if .Values.autoscaling.enabled -}}
{{ .Values.autoscaling.minReplicas | toString | int }}
{{- else -}}
{{ .Values.replicaCount | toString | int }}
{{- end -}}
{{- end }}

{{- define "adapter.tlsSecret" -}}
{{- if .Values.certManager.enabled -}}{{ include "adapter.fullname" . }}-tls{{- else -}}{{ .Values.tls.existingSecret }}{{- end -}}
{{- end }}

{{- define "adapter.system" -}}
{{ .Values.system | default (printf "%s-adapter" .Values.department) }}
{{- end }}

{{- define "adapter.spiffeId" -}}
{{ .Values.certManager.spiffeId | default (printf "spiffe://%s/%s/%s" .Values.city .Values.department (include "adapter.system" .)) }}
{{- end }}
