// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/ops/command_line.h"

#include <QDir>
#include <QMap>
#include <QUrl>

#include <array>
#include <functional>

namespace betlog::ops {

using namespace Qt::Literals::StringLiterals;
using base::Expected;

namespace {

[[nodiscard]] tl::unexpected<base::Error> usage(const QString& sentence)
{
    return base::unexpected(base::Error {base::ErrorCode::BadRequest, sentence, {}});
}

using Read = Expected<void> (*)(const QString& value, CommandLine& line);

struct Option
{
    QLatin1StringView name;
    QLatin1StringView value; ///< what stands for it in the help
    QLatin1StringView help;
    Read read;
    bool repeats = false;
};

Expected<void> readPort(const QString& value, CommandLine& line)
{
    bool ok = false;
    line.config.port = value.toUShort(&ok);
    if (!ok)
        return usage(u"--port takes a number from 0 to 65535, not “%1”."_s.arg(value));
    return {};
}

Expected<void> readBind(const QString& value, CommandLine& line)
{
    if (value == "localhost"_L1)
        line.config.bind = QHostAddress::LocalHost;
    else if (!line.config.bind.setAddress(value))
        return usage(u"--bind takes an address such as 127.0.0.1 or ::, not “%1”."_s.arg(value));
    return {};
}

Expected<void> readData(const QString& value, CommandLine& line)
{
    if (value.isEmpty())
        return usage(u"--data takes a folder."_s);
    line.config.dataFolder = QDir(value).absolutePath();
    return {};
}

Expected<QTimeZone> readZone(QLatin1StringView option, const QString& value)
{
    const QTimeZone zone(value.toUtf8());
    if (!zone.isValid())
        return usage(u"--%1 takes a zone such as America/Chicago, not “%2”."_s.arg(option, value));
    return zone;
}

Expected<void> readTimeZone(const QString& value, CommandLine& line)
{
    return readZone("time-zone"_L1, value).map([&line](const QTimeZone& zone) {
        line.config.terms.timeZone = zone;
    });
}

Expected<void> readSourceTimeZone(const QString& value, CommandLine& line)
{
    return readZone("source-time-zone"_L1, value).map([&line](const QTimeZone& zone) {
        line.sourceTimeZone = zone;
    });
}

Expected<void> readCurrency(const QString& value, CommandLine& line)
{
    const auto currency = domain::Currency::fromText(value);
    if (!currency)
        return usage(u"--currency: %1"_s.arg(currency.error().detail));
    line.config.terms.currency = *currency;
    return {};
}

Expected<void> readWeekStart(const QString& value, CommandLine& line)
{
    static const std::array kDays {
        "monday"_L1,
        "tuesday"_L1,
        "wednesday"_L1,
        "thursday"_L1,
        "friday"_L1,
        "saturday"_L1,
        "sunday"_L1};
    const QStringList parts = value.split(u':');
    const auto day = std::find(kDays.begin(), kDays.end(), parts.first().toLower());
    bool ok = false;
    const int hour = parts.size() == 2 ? parts.last().toInt(&ok) : -1;
    if (day == kDays.end() || !ok || hour < 0 || hour > 23)
        return usage(
            u"--week-start takes a day and an hour such as sunday:10, not “%1”."_s.arg(value));
    line.config.terms.weekDay = static_cast<Qt::DayOfWeek>(day - kDays.begin() + Qt::Monday);
    line.config.terms.weekHour = hour;
    return {};
}

Expected<void> readRounding(const QString& value, CommandLine& line)
{
    if (value == "half-up"_L1)
        line.config.terms.rounding = domain::Rounding::HalfUp;
    else if (value == "floor"_L1)
        line.config.terms.rounding = domain::Rounding::Floor;
    else
        return usage(u"--rounding takes half-up or floor, not “%1”."_s.arg(value));
    return {};
}

Expected<void> readRoundingScope(const QString& value, CommandLine& line)
{
    if (value == "slip"_L1)
        line.config.terms.scope = domain::RoundingScope::Slip;
    else if (value == "line"_L1)
        line.config.terms.scope = domain::RoundingScope::Line;
    else
        return usage(u"--rounding-scope takes slip or line, not “%1”."_s.arg(value));
    return {};
}

Expected<void> readHouseOdds(const QString& value, CommandLine& line)
{
    const auto house = domain::houseOddsFromText(value);
    if (!house)
        return usage(u"--house-odds: %1"_s.arg(house.error().detail));
    line.config.terms.house = *house;
    return {};
}

Expected<void> readLogLevel(const QString& value, CommandLine& line)
{
    static const QMap<QString, LogLevel> kLevels {
        {u"debug"_s, LogLevel::Debug},
        {u"info"_s, LogLevel::Info},
        {u"warning"_s, LogLevel::Warning},
        {u"error"_s, LogLevel::Error}};
    if (!kLevels.contains(value))
        return usage(u"--log-level takes debug, info, warning or error, not “%1”."_s.arg(value));
    line.config.logLevel = kLevels.value(value);
    return {};
}

Expected<void> readAllowOrigin(const QString& value, CommandLine& line)
{
    const QUrl url(value, QUrl::StrictMode);
    const bool isOrigin = url.isValid() && (url.scheme() == "http"_L1 || url.scheme() == "https"_L1)
        && !url.host().isEmpty() && url.userInfo().isEmpty() && url.path().isEmpty()
        && !url.hasQuery() && !url.hasFragment();
    if (!isOrigin)
        return usage(
            u"--allow-origin takes an origin such as https://bets.example, not “%1”."_s.arg(value));
    line.config.allowedOrigins.append(url.toString());
    return {};
}

Expected<void> readAllowHost(const QString& value, CommandLine& line)
{
    const QUrl url(u"http://"_s + value, QUrl::StrictMode);
    if (value.isEmpty() || !url.isValid() || url.host() != value.toLower())
        return usage(u"--allow-host takes a name such as bets.example, not “%1”."_s.arg(value));
    line.config.allowedHosts.append(url.host());
    return {};
}

Expected<void> readBookkeeper(const QString& value, CommandLine& line)
{
    line.config.bookkeepers.append(value);
    return {};
}

const std::array kOptions {
    Option {"port"_L1, "N"_L1, "the port; 0 picks a free one (3000)"_L1, readPort},
    Option {"bind"_L1, "ADDR"_L1, "the address to listen on (127.0.0.1)"_L1, readBind},
    Option {"data"_L1, "DIR"_L1, "the folder of the log"_L1, readData},
    Option {"time-zone"_L1, "ZONE"_L1, "where weeks begin, for a new log"_L1, readTimeZone},
    Option {
        "currency"_L1,
        "CODE:N"_L1,
        "money and its decimals, for a new log (USD:2)"_L1,
        readCurrency},
    Option {
        "week-start"_L1,
        "DAY:HOUR"_L1,
        "when weeks begin, for a new log (sunday:10)"_L1,
        readWeekStart},
    Option {
        "house-odds"_L1,
        "L,M,H,X"_L1,
        "what a unit wins, for a new log (3/10,3/5,9/10,19/10)"_L1,
        readHouseOdds},
    Option {
        "rounding"_L1,
        "HOW"_L1,
        "of returns, for a new log: half-up or floor (half-up)"_L1,
        readRounding},
    Option {
        "rounding-scope"_L1,
        "WHAT"_L1,
        "slip, or line to round each combination, for a new log (slip)"_L1,
        readRoundingScope},
    Option {
        "bookkeeper"_L1,
        "NAME"_L1,
        "may override payouts; repeat it (everybody may)"_L1,
        readBookkeeper,
        true},
    Option {
        "allow-origin"_L1,
        "URL"_L1,
        "a web page that may use the API; repeat it"_L1,
        readAllowOrigin,
        true},
    Option {
        "allow-host"_L1,
        "NAME"_L1,
        "a name that people reach it by, as of a proxy; repeat it"_L1,
        readAllowHost,
        true},
    Option {"log-level"_L1, "LEVEL"_L1, "debug, info, warning or error (info)"_L1, readLogLevel},
    Option {
        "source-time-zone"_L1,
        "ZONE"_L1,
        "of import: where the bets were entered"_L1,
        readSourceTimeZone}};

[[nodiscard]] const Option* findOption(QStringView name)
{
    const auto option = std::find_if(
        kOptions.begin(), kOptions.end(), [name](const Option& o) { return o.name == name; });
    return option == kOptions.end() ? nullptr : &*option;
}

[[nodiscard]] QString environmentName(QLatin1StringView option)
{
    return u"BETLOG_"_s + QString(option).toUpper().replace(u'-', u'_');
}

/// The arguments taken apart, before any is understood.
struct Words
{
    QMap<QString, QStringList> options;
    QStringList rest;
    std::optional<Task> shown;
};

[[nodiscard]] Expected<Words> splitArguments(const QStringList& arguments)
{
    Words words;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString& word = arguments[i];
        if (word == "--help"_L1 || word == "-h"_L1) {
            words.shown = Task::ShowHelp;
        } else if (word == "--version"_L1) {
            words.shown = Task::ShowVersion;
        } else if (!word.startsWith("--"_L1)) {
            words.rest.append(word);
        } else {
            const qsizetype equals = word.indexOf(u'=');
            const QString name = word.mid(2, equals < 0 ? -1 : equals - 2);
            if (findOption(name) == nullptr)
                return usage(u"There is no option --%1. Try --help."_s.arg(name));
            if (equals < 0 && i + 1 == arguments.size())
                return usage(u"--%1 needs a value."_s.arg(name));
            words.options[name].append(equals < 0 ? arguments[++i] : word.mid(equals + 1));
        }
    }
    return words;
}

/// A command that works on one file, in words that say which.
[[nodiscard]] Expected<void> takeOneFile(QLatin1StringView command, CommandLine& line)
{
    if (line.files.size() != 1)
        return usage(u"%1 takes one file; name the log's folder with --data."_s.arg(command));
    line.files = {QDir::current().absoluteFilePath(line.files.first())};
    return {};
}

[[nodiscard]] Expected<void> readTask(const QStringList& rest, CommandLine& line)
{
    if (rest.isEmpty())
        return {};
    const QString& name = rest.first();
    line.files = rest.mid(1);
    if (name == "import"_L1) {
        line.task = Task::Import;
        return line.files.isEmpty() ? usage(u"import needs a file."_s) : Expected<void>();
    }
    if (name == "verify"_L1) {
        line.task = Task::Verify;
        return line.files.isEmpty()
            ? Expected<void>()
            : usage(u"verify takes no file; name the log's folder with --data."_s);
    }
    if (name == "backup"_L1) {
        line.task = Task::Backup;
        return takeOneFile("backup"_L1, line);
    }
    if (name == "restore"_L1) {
        line.task = Task::Restore;
        return takeOneFile("restore"_L1, line);
    }
    if (name == "seal"_L1) {
        line.task = Task::Seal;
        const auto week = domain::WeekKey::fromText(line.files.value(0));
        if (line.files.size() != 1 || !week)
            return usage(u"seal takes a week such as 2024-12-01."_s);
        line.week = *week;
        return {};
    }
    return usage(u"There is no command “%1”. Try --help."_s.arg(name));
}

[[nodiscard]] Expected<void>
readOption(const Option& option, const QStringList& values, CommandLine& line)
{
    if (values.size() > 1 && !option.repeats)
        return usage(u"--%1 is given twice."_s.arg(option.name));
    for (const QString& value : values) {
        if (const auto read = option.read(value, line); !read)
            return read;
    }
    return {};
}

} // namespace

base::Expected<CommandLine>
readCommandLine(const QStringList& arguments, const QProcessEnvironment& environment)
{
    const auto words = splitArguments(arguments);
    if (!words)
        return base::unexpected(words.error());
    CommandLine line;
    line.config.dataFolder = defaultDataFolder();
    if (words->shown) {
        line.task = *words->shown;
        return line;
    }
    for (const Option& option : kOptions) {
        QStringList values = words->options.value(option.name);
        const QString inherited = environment.value(environmentName(option.name));
        if (values.isEmpty() && !inherited.isEmpty())
            values = option.repeats ? inherited.split(u',') : QStringList {inherited};
        if (const auto read = readOption(option, values, line); !read)
            return base::unexpected(read.error());
    }
    if (const auto read = readTask(words->rest, line); !read)
        return base::unexpected(read.error());
    return line;
}

QString helpText()
{
    QString text = u"betlogd: one bet log for a group, live on every screen.\n\n"
                   "  betlogd [options]                  serve the log\n"
                   "  betlogd import FILE… [options]     bring bets of other logs in\n"
                   "  betlogd verify [options]           prove that nobody rewrote the log\n"
                   "  betlogd backup FILE [options]      copy the log, also while it is served\n"
                   "  betlogd restore FILE [options]     go back to a backup, as a new history\n"
                   "  betlogd seal WEEK [options]        six words that stand for a week\n\n"_s;
    for (const Option& option : kOptions) {
        const QString left = u"  --%1 %2"_s.arg(option.name, option.value);
        text += left.leftJustified(28) + option.help + u'\n';
    }
    text += u"  --help, --version\n\n"
            "Each option has an environment variable, BETLOG_PORT for --port and so on;\n"
            "the command line wins.\n"_s;
    return text;
}

} // namespace betlog::ops
