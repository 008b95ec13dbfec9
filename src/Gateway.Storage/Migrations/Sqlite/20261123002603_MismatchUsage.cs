using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Gateway.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class MismatchUsage : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "mismatch_usage",
                columns: table => new
                {
                    day = table.Column<int>(type: "INTEGER", nullable: false),
                    consumer = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false, collation: "BINARY"),
                    subject = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false, collation: "BINARY"),
                    counted = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mismatch_usage", x => new { x.day, x.consumer, x.subject });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "mismatch_usage");
        }
    }
}
