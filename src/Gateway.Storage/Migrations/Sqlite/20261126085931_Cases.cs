using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Gateway.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Cases : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "cases",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    consumer = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false, collation: "BINARY"),
                    case_number = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false, collation: "BINARY"),
                    system = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    matter = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    items = table.Column<string>(type: "TEXT", nullable: false),
                    applicant = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    completed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    leased_by = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    leased_until = table.Column<long>(type: "INTEGER", nullable: true),
                    purged_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "facts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false, collation: "BINARY"),
                    entry = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false, collation: "BINARY"),
                    claims_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    consumer = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    checked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    valid_until = table.Column<long>(type: "INTEGER", nullable: false),
                    details = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_facts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "asked_materials",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    item = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false, collation: "BINARY"),
                    department = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false, collation: "BINARY"),
                    material = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false, collation: "BINARY"),
                    verdict = table.Column<short>(type: "INTEGER", nullable: false),
                    reported_at = table.Column<long>(type: "INTEGER", nullable: false),
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    finding_id = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_asked_materials", x => x.id);
                    table.ForeignKey(
                        name: "FK_asked_materials_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "case_items",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    item = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false, collation: "BINARY"),
                    department = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false, collation: "BINARY"),
                    month = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_items", x => new { x.case_id, x.item });
                    table.ForeignKey(
                        name: "FK_case_items_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "case_materials",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    line = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    display_name = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false, collation: "BINARY"),
                    item = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false, collation: "BINARY"),
                    department = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false, collation: "BINARY"),
                    holder = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false, collation: "BINARY"),
                    outcome = table.Column<short>(type: "INTEGER", nullable: false),
                    reason = table.Column<short>(type: "INTEGER", nullable: false),
                    consent = table.Column<short>(type: "INTEGER", nullable: false),
                    commitment = table.Column<short>(type: "INTEGER", nullable: false),
                    late = table.Column<bool>(type: "INTEGER", nullable: false),
                    handle = table.Column<Guid>(type: "TEXT", nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ask_again_at = table.Column<long>(type: "INTEGER", nullable: true),
                    tries = table.Column<int>(type: "INTEGER", nullable: false),
                    verify_at = table.Column<long>(type: "INTEGER", nullable: true),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    leased_by = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    leased_until = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_materials", x => new { x.case_id, x.line });
                    table.ForeignKey(
                        name: "FK_case_materials_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "case_orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    line = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<short>(type: "INTEGER", nullable: false),
                    state = table.Column<short>(type: "INTEGER", nullable: false),
                    department = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false, collation: "BINARY"),
                    consumer = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    item = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    about = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    question = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    ordered_at = table.Column<long>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    answered_at = table.Column<long>(type: "INTEGER", nullable: true),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    leased_by = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    leased_until = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_orders", x => x.id);
                    table.ForeignKey(
                        name: "FK_case_orders_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "findings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<short>(type: "INTEGER", nullable: false),
                    department = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false, collation: "BINARY"),
                    consumer = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    item = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    material = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    entry = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    answered_at = table.Column<long>(type: "INTEGER", nullable: true),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_findings", x => x.id);
                    table.ForeignKey(
                        name: "FK_findings_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_asked_materials_case_id_item_material",
                table: "asked_materials",
                columns: new[] { "case_id", "item", "material" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_asked_materials_month",
                table: "asked_materials",
                column: "month");

            migrationBuilder.CreateIndex(
                name: "IX_case_items_month",
                table: "case_items",
                column: "month");

            migrationBuilder.CreateIndex(
                name: "IX_case_materials_ask_again_at",
                table: "case_materials",
                column: "ask_again_at",
                filter: "ask_again_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_case_materials_handle",
                table: "case_materials",
                column: "handle",
                unique: true,
                filter: "handle IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_case_materials_verify_at",
                table: "case_materials",
                column: "verify_at",
                filter: "verify_at IS NOT NULL AND commitment = 2");

            migrationBuilder.CreateIndex(
                name: "IX_case_orders_case_id",
                table: "case_orders",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "IX_case_orders_department_due_at_id",
                table: "case_orders",
                columns: new[] { "department", "due_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_case_orders_due_at",
                table: "case_orders",
                column: "due_at",
                filter: "state = 1");

            migrationBuilder.CreateIndex(
                name: "IX_case_orders_to_answer",
                table: "case_orders",
                columns: new[] { "department", "due_at", "id" },
                filter: "state IN (1, 4)");

            migrationBuilder.CreateIndex(
                name: "IX_cases_closed_at",
                table: "cases",
                column: "closed_at",
                filter: "closed_at IS NOT NULL AND purged_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_cases_consumer_case_number",
                table: "cases",
                columns: new[] { "consumer", "case_number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_cases_month",
                table: "cases",
                column: "month");

            migrationBuilder.CreateIndex(
                name: "IX_facts_subject_entry_claims_hash_checked_at",
                table: "facts",
                columns: new[] { "subject", "entry", "claims_hash", "checked_at" });

            migrationBuilder.CreateIndex(
                name: "IX_findings_case_id",
                table: "findings",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "IX_findings_department_made_at_id",
                table: "findings",
                columns: new[] { "department", "made_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_findings_open",
                table: "findings",
                columns: new[] { "department", "made_at", "id" },
                filter: "answered_at IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "asked_materials");

            migrationBuilder.DropTable(
                name: "case_items");

            migrationBuilder.DropTable(
                name: "case_materials");

            migrationBuilder.DropTable(
                name: "case_orders");

            migrationBuilder.DropTable(
                name: "facts");

            migrationBuilder.DropTable(
                name: "findings");

            migrationBuilder.DropTable(
                name: "cases");
        }
    }
}
