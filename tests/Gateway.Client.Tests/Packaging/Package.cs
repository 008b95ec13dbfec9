using System.IO.Compression;
using System.Xml.Linq;

namespace Gateway.Client.Tests.Packaging;

/// <summary>What stands in a package's file.</summary>
/// <param name="Id">The package's id.</param>
/// <param name="Files">Full names of its files.</param>
/// <param name="Manifest">Its .nuspec.</param>
internal sealed record Package(string Id, IReadOnlyList<string> Files, XElement Manifest)
{
    /// <summary>Ids of the packages that it brings.</summary>
    public IReadOnlyList<string> Dependencies => [.. Named("dependency").Select(dependency => dependency.Attribute("id")!.Value)];

    /// <summary>Names of the shared frameworks that it asks for.</summary>
    public IReadOnlyList<string> Frameworks => [.. Named("frameworkReference").Select(framework => framework.Attribute("name")!.Value)];

    public static Package Read(string file)
    {
        using var zip = ZipFile.OpenRead(file);
        using var manifest = zip.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        var root = XDocument.Load(manifest).Root!;
        var id = root.Descendants().First(element => element.Name.LocalName == "id").Value;
        return new Package(id, [.. zip.Entries.Select(entry => entry.FullName)], root);
    }

    private IEnumerable<XElement> Named(string name) => Manifest.Descendants().Where(element => element.Name.LocalName == name);
}
