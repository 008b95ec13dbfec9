{{/* Names and PostgreSQL: what the gateway and the migration both need. */}}
{{- define "gateway.egress.base" -}}
- to:
    {{- toYaml .Values.networkPolicy.dns.to | nindent 4 }}
  ports:
    - { port: 53, protocol: UDP }
    - { port: 53, protocol: TCP }
- to:
    {{- toYaml .Values.networkPolicy.postgres.to | nindent 4 }}
  ports:
    - { port: {{ .Values.networkPolicy.postgres.port | toString | int }}, protocol: TCP }
{{- end }}

{{/* Hooks run before anything else is there, so what the migration needs are hooks as well: first these, then the Job. */}}
{{- define "gateway.hook" -}}
helm.sh/hook: pre-install,pre-upgrade
helm.sh/hook-weight: {{ .weight | quote }}
helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded
{{- end }}
