using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Gateway.Audit.Sqlite;

/// <summary>
/// Pages in the write-ahead log after the last commit, as SQLite tells them. It takes the place of SQLite's
/// automatic checkpoints, which would run in the commit that happens to pass the bound, with all its callers waiting.
/// </summary>
internal sealed unsafe partial class SqliteWalHook : IDisposable
{
    private readonly sqlite3 _database;
    private readonly int* _pages;

    public SqliteWalHook(sqlite3 database)
    {
        _database = database;
        _pages = (int*)NativeMemory.AllocZeroed(sizeof(int));
        SetHook(database.DangerousGetHandle(), &AfterCommit, _pages);
    }

    public int Pages => *_pages;

    public void Dispose()
    {
        SetHook(_database.DangerousGetHandle(), null, null);
        NativeMemory.Free(_pages);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int AfterCommit(void* pages, void* database, byte* name, int count)
    {
        *(int*)pages = count;
        return raw.SQLITE_OK;
    }

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_wal_hook")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial void* SetHook(
        nint database, delegate* unmanaged[Cdecl]<void*, void*, byte*, int, int> hook, void* argument);
}
