{{/* What no schema can say, every fault at once. Which keys there are and of what form they are is in values.schema.json. */}}
{{- define "adapter.check" -}}
{{- $v := .Values -}}
{{- $faults := list -}}
{{- if not (has ($v.config.source.kind | toString | lower) (list "postgres" "mariadb")) -}}
{{- $faults = append $faults (printf "config.source.kind: %s is no database that a pod reaches; this chart is for postgres and mariadb." $v.config.source.kind) -}}
{{- end -}}
{{- if hasKey $v.config.source "connection" -}}
{{- $faults = append $faults "config.source.connection: it would stand readable in a ConfigMap; put it into a Secret and name that in database.existingSecret." -}}
{{- end -}}
{{- if not $v.department -}}
{{- $faults = append $faults "department: write the slug of the department whose database this is." -}}
{{- end -}}
{{- if not $v.city -}}
{{- $faults = append $faults "city: write the city's short name; it is the trust domain of SPIFFE ids." -}}
{{- end -}}
{{- if not $v.gateway.authorities -}}
{{- $faults = append $faults "gateway.authorities: name at least one; without it the gateway cannot be told from others." -}}
{{- end -}}
{{- range $index, $authority := $v.gateway.authorities -}}
{{- if eq (empty $authority.secret) (empty $authority.configMap) -}}
{{- $faults = append $faults (printf "gateway.authorities[%d]: name either a secret or a configMap." $index) -}}
{{- end -}}
{{- end -}}
{{- if $v.certManager.enabled -}}
{{- if $v.tls.existingSecret -}}
{{- $faults = append $faults "certManager: it makes the certificate; remove tls.existingSecret, or switch it off." -}}
{{- end -}}
{{- if not $v.certManager.issuerRef.name -}}
{{- $faults = append $faults "certManager: name issuerRef." -}}
{{- end -}}
{{- else if not $v.tls.existingSecret -}}
{{- $faults = append $faults "tls.existingSecret: name the Secret with the adapter's certificate, or switch certManager on." -}}
{{- end -}}
{{- if not $v.database.existingSecret -}}
{{- $faults = append $faults "database.existingSecret: name the Secret with the connection string of a read-only account." -}}
{{- end -}}
{{- if not $v.pseudonyms.existingSecret -}}
{{- $faults = append $faults "pseudonyms.existingSecret: name the Secret with the key of subjects' pseudonyms." -}}
{{- end -}}
{{- if eq (empty $v.mappings) (empty $v.existingMappings) -}}
{{- $faults = append $faults "mappings: give either the files' texts (--set-file) or the name of a ConfigMap in existingMappings." -}}
{{- end -}}
{{- if eq $v.image.tag "latest" -}}
{{- $faults = append $faults "image.tag: latest says not what runs; write a version." -}}
{{- end -}}
{{- range $v.extraEnv -}}
{{- if and (hasPrefix "GATEWAY_ADAPTER__" (upper .name)) (not (dig "valueFrom" "secretKeyRef" nil .)) -}}
{{- $faults = append $faults (printf "extraEnv: %s goes over the configuration; write it in config, or take it from a Secret." .name) -}}
{{- end -}}
{{- end -}}
{{- if $v.networkPolicy.enabled -}}
{{- if not $v.networkPolicy.gateway -}}
{{- $faults = append $faults "networkPolicy.gateway: say where the gateway is; it alone is let in." -}}
{{- end -}}
{{- if not $v.networkPolicy.database.to -}}
{{- $faults = append $faults "networkPolicy.database.to: name where the database is; the adapter could not reach it." -}}
{{- end -}}
{{- if and $v.telemetry.endpoint (not $v.networkPolicy.otlp.to) -}}
{{- $faults = append $faults "networkPolicy.otlp.to: name where the collector is; the adapter could not reach it." -}}
{{- end -}}
{{- end -}}
{{- if and $v.prometheusRule.enabled (not $v.prometheusRule.files) -}}
{{- $faults = append $faults "prometheusRule.files: give at least one: --set-file prometheusRule.files.alerts=FILE." -}}
{{- end -}}
{{- if and $v.autoscaling.enabled (gt ($v.autoscaling.minReplicas | toString | int) ($v.autoscaling.maxReplicas | toString | int)) -}}
{{- $faults = append $faults "autoscaling: minReplicas is more than maxReplicas." -}}
{{- end -}}
{{- if $faults -}}
{{- fail (printf "\n%s\n%d fault(s) in the values." (join "\n" $faults) (len $faults)) -}}
{{- end -}}
{{- end }}
