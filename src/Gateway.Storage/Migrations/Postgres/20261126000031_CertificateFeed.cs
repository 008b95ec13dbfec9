using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Gateway.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class CertificateFeed : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "certificate_events",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    provider = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    event_id = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    type_code = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    certificate = table.Column<byte[]>(type: "bytea", maxLength: 16, nullable: true),
                    holders = table.Column<byte[]>(type: "bytea", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    occurred_at = table.Column<long>(type: "bigint", nullable: false),
                    accepted_at = table.Column<long>(type: "bigint", nullable: false),
                    tip = table.Column<byte[]>(type: "bytea", maxLength: 16, nullable: false),
                    content_digest = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    payload = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_certificate_events", x => x.sequence);
                });

            migrationBuilder.CreateTable(
                name: "certificate_head",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    epoch = table.Column<Guid>(type: "uuid", nullable: false),
                    tip = table.Column<byte[]>(type: "bytea", maxLength: 16, nullable: false),
                    incarnation = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_certificate_head", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "certificate_status",
                columns: table => new
                {
                    type_code = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    certificate = table.Column<byte[]>(type: "bytea", maxLength: 16, nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    occurred_at = table.Column<long>(type: "bigint", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_certificate_status", x => new { x.type_code, x.certificate });
                });

            migrationBuilder.CreateIndex(
                name: "IX_certificate_events_provider_event_id",
                table: "certificate_events",
                columns: new[] { "provider", "event_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_certificate_events_type_code_certificate",
                table: "certificate_events",
                columns: new[] { "type_code", "certificate" });

            migrationBuilder.CreateIndex(
                name: "IX_certificate_events_type_code_sequence",
                table: "certificate_events",
                columns: new[] { "type_code", "sequence" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "certificate_events");

            migrationBuilder.DropTable(
                name: "certificate_head");

            migrationBuilder.DropTable(
                name: "certificate_status");
        }
    }
}
