using System.CommandLine;
using System.CommandLine.Parsing;
using Gateway.Cli.Terminals;
using Gateway.Cli.Texts;
using Gateway.Contracts.V1;
using Google.Protobuf.WellKnownTypes;
using Option = System.CommandLine.Option;

namespace Gateway.Cli.Lookups;

/// <summary>What <c>gateway lookup</c> is asked.</summary>
internal sealed class LookupArguments
{
    private readonly Terminal _terminal;
    private readonly Argument<LookupTarget?> _target = new("DEPARTMENT/ENTRY[@MAJOR]");
    private readonly Option<string[]> _keys = new("--key", "-k") { Required = true, Arity = ArgumentArity.OneOrMore };
    private readonly Option<string[]> _fields = new("--field", "-f") { Required = true, Arity = ArgumentArity.OneOrMore };
    private readonly Option<string> _item = new("--item") { Required = true };
    private readonly Option<string> _scenario = new("--scenario") { Required = true };
    private readonly Option<string?> _case = new("--case");
    private readonly Option<string?> _task = new("--task");
    private readonly Option<string> _officer = new("--officer") { Required = true };
    private readonly Option<string?> _applicant = new("--applicant");
    private readonly Option<string?> _channel = new("--channel");
    private readonly Option<string?> _authorisation = new("--authorisation");
    private readonly Option<string?> _material = new("--material");
    private readonly Option<TimeSpan?> _maxAge = new("--max-age");

    public LookupArguments(Command command, Terminal terminal)
    {
        _terminal = terminal;
        _target.Description = terminal.Say(LookupHelp.Target);
        _target.CustomParser = result => LookupTarget.Parse(result, terminal.Language);
        _maxAge.CustomParser = result => Durations.Parse(result, terminal.Language);
        command.Add(_target);
        Add(_keys, LookupHelp.Key, "NAME=VALUE");
        Add(_fields, LookupHelp.Field, "NAME,…");
        Add(_item, LookupHelp.Item, "CODE");
        Add(_scenario, LookupHelp.Scenario, "NAME");
        Add(_case, LookupHelp.Case, "NUMBER");
        Add(_task, LookupHelp.Task, "NUMBER");
        Add(_officer, LookupHelp.Officer, "ID");
        Add(_applicant, LookupHelp.Applicant, "TYPE:ID");
        Add(_channel, LookupHelp.Channel, "NAME");
        Add(_authorisation, LookupHelp.Authorisation, "REFERENCE");
        Add(_material, LookupHelp.Material, "CODE");
        Add(_maxAge, LookupHelp.MaxAge, "TIME");
        command.Validators.Add(CheckOccasion);

        void Add(Option option, Text text, string value)
        {
            option.Description = terminal.Say(text);
            option.HelpName = value;
            command.Add(option);
        }
    }

    /// <summary>The request; values written as <c>-</c> are read from standard input, a line each, in their order.</summary>
    public LookupRequest Request(ParseResult parsed)
    {
        var target = parsed.GetRequiredValue(_target)!;
        var values = new HiddenValues(_terminal);
        var request = new LookupRequest { Department = target.Department, Entry = target.Entry, Major = target.Major };
        foreach (var pair in parsed.GetRequiredValue(_keys))
        {
            var cut = pair.IndexOf('=', StringComparison.Ordinal);
            if (cut < 1)
            {
                throw new UsageException(LookupTexts.KeyMalformed.With());
            }

            var name = pair[..cut];
            if (!request.Key.TryAdd(name, values.Reveal(pair[(cut + 1)..], name)))
            {
                throw new UsageException(LookupTexts.KeyTwice.With(Printable.Quoted(name)));
            }
        }

        request.Fields.Add(parsed.GetRequiredValue(_fields)
            .SelectMany(list => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)));
        request.Context = Context(parsed, values);
        return request;
    }

    private ExchangeContext Context(ParseResult parsed, HiddenValues values)
    {
        var context = new ExchangeContext
        {
            ServiceItemCode = parsed.GetRequiredValue(_item),
            Scenario = parsed.GetRequiredValue(_scenario),
            OfficerId = parsed.GetRequiredValue(_officer),
            Channel = parsed.GetValue(_channel) ?? "",
            AuthorisationRef = parsed.GetValue(_authorisation) ?? "",
            MaterialCode = parsed.GetValue(_material) ?? "",
            Applicant = Applicant(parsed.GetValue(_applicant), values),
            MaxAge = parsed.GetValue(_maxAge) is { } age ? Duration.FromTimeSpan(age) : null,
        };
        if (parsed.GetValue(_case) is { } number)
        {
            context.CaseNumber = number;
        }
        else if (parsed.GetValue(_task) is { } task)
        {
            context.TaskNumber = task;
        }

        return context;
    }

    private static Subject? Applicant(string? written, HiddenValues values)
    {
        if (written is null)
        {
            return null;
        }

        var cut = written.IndexOf(':', StringComparison.Ordinal);
        return cut > 0 && cut < written.Length - 1
            ? new Subject { Type = written[..cut], Identifier = values.Reveal(written[(cut + 1)..], "--applicant") }
            : throw new UsageException(LookupTexts.ApplicantMalformed.With());
    }

    private void CheckOccasion(CommandResult result)
    {
        if (result.GetResult(_case) is null == result.GetResult(_task) is null)
        {
            result.AddError(_terminal.Say(LookupTexts.CaseOrTask));
        }
    }
}
