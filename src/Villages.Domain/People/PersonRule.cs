namespace Villages.Domain.People;

public static class PersonRule
{
    public static Decision Decide(PersonState state, RegisterPerson command) => state.Erased
        ? ErasureRefusals.Erased(state.Id)
        : state.Registered
        ? PersonRefusals.AlreadyRegistered(state.Id)
        : Decision.Accept(new PersonRegistered(state.Id, command.Name, command.IdNumber, command.BirthDate, command.Sex, command.Phone));

    public static Decision Decide(PersonState state, CorrectPerson command)
    {
        if (!state.Registered)
        {
            return PersonRefusals.NotRegistered(state.Id);
        }

        if (state.Erased)
        {
            return ErasureRefusals.Erased(state.Id);
        }

        return command == new CorrectPerson()
            ? PersonRefusals.NothingToCorrect()
            : Decision.Accept(new PersonCorrected(state.Id, command.Name, command.IdNumber, command.BirthDate, command.Sex, command.Phone));
    }

    public static Decision Decide(PersonState state, RecordDeath command, DateOnly today)
    {
        if (!state.Registered)
        {
            return PersonRefusals.NotRegistered(state.Id);
        }

        if (state.Erased)
        {
            return ErasureRefusals.Erased(state.Id);
        }

        if (command.On > today)
        {
            return PersonRefusals.DeathInFuture(command.On);
        }

        return state.DiedOn switch
        {
            null => Decision.Accept(new PersonDied(state.Id, command.On)),
            { } known when known == command.On => Decision.Accept(),
            { } known => PersonRefusals.DeathRecorded(known),
        };
    }
}
