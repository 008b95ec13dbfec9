namespace Gateway.Core.Catalogue.Rules;

/// <summary>Rules of a catalogue entry besides its fields.</summary>
public static class EntryRules
{
    /// <summary>Conditions or legal basis are missing.</summary>
    public static readonly Rule ShareBasisMissing = new(
        "SHARE_BASIS_MISSING",
        "Write the conditions (conditional) or the law, regulation or central policy it rests on (not shared).",
        "请填写共享条件（有条件共享）或法律、行政法规、中央政策依据（不予共享）。");

    /// <summary>Unconditional, yet with conditions.</summary>
    public static readonly Rule ShareBasisUnused = new(
        "SHARE_BASIS_UNUSED",
        "What is shared unconditionally has no conditions. Remove them, or write conditional.",
        "无条件共享不得附加条件。请去掉，或改为有条件共享。");

    /// <summary>Checks the share attribute and its basis.</summary>
    public static void CheckShare(FaultList faults, ShareAttribute attribute, string basis)
    {
        if (!ValueRules.CheckKnown(faults, "share_attribute", attribute))
        {
            return;
        }

        if (attribute == ShareAttribute.Unconditional)
        {
            if (basis.Length > 0)
            {
                faults.Add("share_basis", ShareBasisUnused);
            }
        }
        else if (basis.Length == 0)
        {
            faults.Add("share_basis", ShareBasisMissing);
        }
        else
        {
            TextRules.Check(faults, "share_basis", basis, 512);
        }
    }
}
