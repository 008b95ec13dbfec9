namespace Gateway.Storage.Databases;

/// <summary>The turn of a writer; the next one's begins where it ends.</summary>
/// <param name="turns">Whose turns they are; null where writers do not wait for each other.</param>
internal readonly struct WriteTurn(SemaphoreSlim? turns) : IDisposable
{
    public void Dispose() => turns?.Release();
}
