namespace Villages.Domain.Stars;

/// <summary>Sentences of the ladder's steps and of pay.</summary>
internal static class StarSentences
{
    public static Text Of(TraceLine line, string value, Text grade)
    {
        string Arg(string name) => line.Args.GetValueOrDefault(name, "");
        return line.Code switch
        {
            TraceCodes.StarsBefore => new($"评定前 {value} 星", $"{value} stars before"),
            TraceCodes.InitialStars => new($"初始星级：{grade.Chinese} {value} 星", $"First rating: {grade.English} gives {value} stars"),
            TraceCodes.Seniority => new($"任主干 {Arg("years")} 年，加 {value} 星", $"{Arg("years")} years as principal add {value}"),
            TraceCodes.GradeMove => new(
                $"年度等次{grade.Chinese}：{TraceSentences.Signed(line.Value)} 星", $"Grade '{grade.English}' moves the stars by {TraceSentences.Signed(line.Value)}"),
            TraceCodes.Streak => new(
                $"连续 {Arg("length")} 年{grade.Chinese}，加 {value} 星", $"{Arg("length")} years '{grade.English}' in a row add {value}"),
            TraceCodes.Honours => new($"荣誉加 {value} 星", $"Honours add {value}"),
            TraceCodes.HonoursCut => new($"荣誉超出任期上限，{value} 星不计", $"{value} stars for honours are beyond the limit of the term"),
            TraceCodes.RiseCut => new($"每次至多升 {value} 星", $"A rating lifts by {value} at most"),
            TraceCodes.Frozen => new($"星级冻结，仍为 {value} 星", $"The stars are frozen at {value}"),
            TraceCodes.Stripped => new($"摘星：星级清零，锁定至 {Arg("until")}", $"All stars are taken away; locked until {Arg("until")}"),
            TraceCodes.Locked => new($"锁定至 {Arg("until")}，仍为 {value} 星", $"Locked until {Arg("until")}: held at {value}"),
            TraceCodes.Ceiling => new($"最高 {value} 星", $"{value} stars are the most there are"),
            TraceCodes.Gate => new($"未达最高星级门槛（{Arg("conditions")}），为 {value} 星", $"A gate of the highest level is closed ({Arg("conditions")}): held at {value}"),
            TraceCodes.TopQuotaCut => new(
                $"最高星级名额 {Arg("seats")}，{Arg("candidates")} 名候选人中第 {Arg("place")}，为 {value} 星",
                $"{Arg("seats")} places at the highest level, number {Arg("place")} of {Arg("candidates")} candidates: held at {value}"),
            TraceCodes.StarsAfter => new($"评定后 {value} 星", $"{value} stars after"),
            TraceCodes.Pay => new(
                $"月报酬 {line.Value:0.00} 元 = 基本 {Arg("basic")} + 绩效 {Arg("performance")} + 星级 {Arg("stars")}",
                $"¥{line.Value:0.00} a month = basic {Arg("basic")} + performance {Arg("performance")} + stars {Arg("stars")}"),
            _ => new(line.Code, line.Code),
        };
    }
}
