namespace Gateway.Core.Catalogue.Rules;

/// <summary>Rules of what documents say about each other.</summary>
public static class ReferenceRules
{
    /// <summary>No such department.</summary>
    public static readonly Rule DepartmentUnknown = new(
        "DEPARTMENT_UNKNOWN", "No department has this slug. Register it, in the same act or before.", "没有该短名的部门。请先登记，或一并登记。");

    /// <summary>No such entry.</summary>
    public static readonly Rule EntryUnknown = new(
        "ENTRY_UNKNOWN",
        "The provider has no entry of this api_name and major version. Register it, in the same act or before.",
        "提供方没有该接口名称和主版本的条目。请先登记，或一并登记。");

    /// <summary>No such item.</summary>
    public static readonly Rule ItemUnknown = new(
        "ITEM_UNKNOWN", "No service item has this code. Register it, in the same act or before.", "没有该编码的事项。请先登记，或一并登记。");

    /// <summary>Another system's credential.</summary>
    public static readonly Rule CredentialTaken = new(
        "CREDENTIAL_TAKEN", "System {0} holds this credential. A credential belongs to one system only.", "该凭证属于系统 {0}。一个凭证只能属于一个系统。");

    /// <summary>Two documents of one key.</summary>
    public static readonly Rule DocumentTwice = new(
        "DOCUMENT_TWICE", "Another document of this act has the same kind and key. Remove one.", "本次提交中有另一份种类和键相同的文档。请去掉一份。");

    /// <summary>A document without content.</summary>
    public static readonly Rule DocumentEmpty = new(
        "DOCUMENT_EMPTY",
        "The document says no kind. Write department, system, entry, service_item, agreement or bundle.",
        "文档没有种类。请填写 department、system、entry、service_item、agreement 或 bundle。");

    /// <summary>Members that this version does not know.</summary>
    public static readonly Rule MemberUnknown = new(
        "MEMBER_UNKNOWN",
        "The document has a member that this gateway does not know, and would lose it. Remove it, or use a gateway that knows it.",
        "文档中有本网关不认识的内容，登记后会丢失。请去掉，或使用支持它的网关版本。");
}
