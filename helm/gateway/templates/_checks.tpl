{{/* What no schema can say, every fault at once. Which keys there are and of what form they are is in values.schema.json. */}}
{{- define "gateway.check" -}}
{{- $v := .Values -}}
{{- $faults := list -}}
{{- if ne ($v.config.storage.provider | toString | lower) "postgres" -}}
{{- $faults = append $faults (printf "config.storage.provider: %s keeps everything in one file of one process, and replicas would each have a city of their own; this chart is for postgres. For SQLite run the program without a chart." $v.config.storage.provider) -}}
{{- end -}}
{{- if ne ($v.config.log.store | toString | lower) "postgres" -}}
{{- $faults = append $faults (printf "config.log.store: %s would lose records with the pod; this chart is for postgres." $v.config.log.store) -}}
{{- end -}}
{{- if or (hasKey $v.config.storage "connectionString") (hasKey $v.config.log "connectionString") -}}
{{- $faults = append $faults "config: a connection string would stand readable in a ConfigMap; put it into a Secret and name that in database.existingSecret." -}}
{{- end -}}
{{- if hasKey ($v.config.certificates | default dict) "redis" -}}
{{- $faults = append $faults "config.certificates.redis: it would stand readable in a ConfigMap; put it into a Secret and name that in redis.existingSecret." -}}
{{- end -}}
{{- if not $v.city -}}
{{- $faults = append $faults "city: write the city's short name; it is the trust domain of SPIFFE ids." -}}
{{- end -}}
{{- if not $v.authorities -}}
{{- $faults = append $faults "authorities: name at least one; without it every caller is refused." -}}
{{- end -}}
{{- range $index, $authority := $v.authorities -}}
{{- if eq (empty $authority.secret) (empty $authority.configMap) -}}
{{- $faults = append $faults (printf "authorities[%d]: name either a secret or a configMap." $index) -}}
{{- end -}}
{{- end -}}
{{- if eq (empty $v.tls.departments.authorities.secret) (empty $v.tls.departments.authorities.configMap) -}}
{{- $faults = append $faults "tls.departments.authorities: name either a secret or a configMap with the authorities of adapters' certificates." -}}
{{- end -}}
{{- if $v.certManager.enabled -}}
{{- if or $v.tls.server.existingSecret $v.tls.departments.existingSecret -}}
{{- $faults = append $faults "certManager: it makes the certificates; remove existingSecret from tls.server and tls.departments, or switch it off." -}}
{{- end -}}
{{- if not (and $v.certManager.issuerRef.name $v.certManager.dnsNames) -}}
{{- $faults = append $faults "certManager: name issuerRef and the dnsNames by which callers reach the gateway." -}}
{{- end -}}
{{- else if not (and $v.tls.server.existingSecret $v.tls.departments.existingSecret) -}}
{{- $faults = append $faults "tls: name an existingSecret for both server and departments, or switch certManager on." -}}
{{- end -}}
{{- if not $v.database.existingSecret -}}
{{- $faults = append $faults "database.existingSecret: name the Secret with the connection strings of PostgreSQL." -}}
{{- end -}}
{{- if not $v.pseudonyms.existingSecret -}}
{{- $faults = append $faults "pseudonyms.existingSecret: name the Secret with the key of subjects' pseudonyms." -}}
{{- end -}}
{{- if eq $v.image.tag "latest" -}}
{{- $faults = append $faults "image.tag: latest says not what runs; write a version." -}}
{{- end -}}
{{- range $v.extraEnv -}}
{{- if and (hasPrefix "GATEWAY__" (upper .name)) (not (dig "valueFrom" "secretKeyRef" nil .)) -}}
{{- $faults = append $faults (printf "extraEnv: %s goes over the configuration; write it in config, or take it from a Secret." .name) -}}
{{- end -}}
{{- end -}}
{{- if $v.networkPolicy.enabled -}}
{{- if not $v.networkPolicy.callers -}}
{{- $faults = append $faults "networkPolicy.callers: name who may call; nobody is let in otherwise." -}}
{{- end -}}
{{- if not $v.networkPolicy.postgres.to -}}
{{- $faults = append $faults "networkPolicy.postgres.to: name where PostgreSQL is; the gateway could not reach it." -}}
{{- end -}}
{{- if and $v.redis.existingSecret (not $v.networkPolicy.redis.to) -}}
{{- $faults = append $faults "networkPolicy.redis.to: name where Redis is; the gateway could not reach it." -}}
{{- end -}}
{{- if and $v.telemetry.endpoint (not $v.networkPolicy.otlp.to) -}}
{{- $faults = append $faults "networkPolicy.otlp.to: name where the collector is; the gateway could not reach it." -}}
{{- end -}}
{{- end -}}
{{- if and $v.tlsRoute.enabled (not (and $v.tlsRoute.parentRefs $v.tlsRoute.hostnames)) -}}
{{- $faults = append $faults "tlsRoute: name parentRefs and hostnames." -}}
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
