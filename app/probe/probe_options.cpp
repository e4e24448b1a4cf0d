// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/probe/probe_options.h"

#include <QCommandLineParser>

#include <cstdio>
#include <cstdlib>

namespace betlog::probe {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kMaxPosts = 1000; ///< it asks whether posting works, it is no benchmark
constexpr int kMaxTimeoutSeconds = 3600;
constexpr auto kDefaultServer = "http://127.0.0.1:3000"_L1;

base::Error usage(const QString& detail)
{
    return {base::ErrorCode::BadRequest, detail, {}};
}

/// "club.example:3000", "ws://club.example/ws", "http://…": where HTTP is, of any of them.
base::Expected<QUrl> serverOf(const QString& text)
{
    QUrl url(text.contains("://"_L1) ? text : u"http://"_s + text, QUrl::StrictMode);
    if (url.scheme() == "ws"_L1 || url.scheme() == "wss"_L1) {
        url.setScheme(url.scheme() == "wss"_L1 ? u"https"_s : u"http"_s);
        url.setPath({});
    }
    const bool isHttp = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    if (!url.isValid() || !isHttp || url.host().isEmpty())
        return base::unexpected(
            usage(u"\"%1\" is no address of a server, as %2 is."_s.arg(text, kDefaultServer)));
    return url;
}

base::Expected<int> numberOf(const QString& text, const QString& option, int max)
{
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    if (!isNumber || number < 1 || number > max)
        return base::unexpected(usage(u"--%1 takes a number from 1 to %2."_s.arg(option).arg(max)));
    return number;
}

void addOptions(QCommandLineParser& parser)
{
    parser.setApplicationDescription(
        u"Finds out whether a Betlog server can be reached and works, and if not, whether it is\n"
        "the network or the server. Exit codes: 0 it works, 1 it does not, 2 wrong usage."_s);
    parser.addOption({{u"h"_s, u"help"_s}, u"Prints this text."_s});
    parser.addVersionOption();
    parser.addPositionalArgument(
        u"url"_s, u"Address of the server, %1 unless given."_s.arg(kDefaultServer), u"[url]"_s);
    parser.addOptions(
        {{u"watch"_s, u"Goes on and prints every change of the log as it happens."_s},
         {u"post"_s, u"Places this many bets of one unit, in the league \"Probe\"."_s, u"number"_s},
         {u"take-back"_s, u"Deletes these bets again."_s},
         {u"user"_s, u"Who places them."_s, u"name"_s, u"betlog-probe"_s},
         {u"json"_s, u"Prints one JSON object a line."_s},
         {u"timeout"_s,
          u"Gives a step up after so long (10 unless given); given, watching ends after it too."_s,
          u"seconds"_s}});
}

/// Both print and end the program; by hand, because only QCoreApplication's own arguments may.
void answerForItself(const QCommandLineParser& parser)
{
    const bool help = parser.isSet(u"help"_s);
    if (!help && !parser.isSet(u"version"_s))
        return;
    const QString text = help ? parser.helpText() + u'\n' : u"betlog-probe " BETLOG_VERSION "\n"_s;
    std::fputs(text.toUtf8().constData(), stdout);
    std::exit(0);
}

base::Expected<void> readNumbers(const QCommandLineParser& parser, ProbeOptions& options)
{
    if (parser.isSet(u"post"_s)) {
        const auto posts = numberOf(parser.value(u"post"_s), u"post"_s, kMaxPosts);
        if (!posts)
            return base::unexpected(posts.error());
        options.posts = *posts;
    }
    options.hasTimeout = parser.isSet(u"timeout"_s);
    if (options.hasTimeout) {
        const auto seconds = numberOf(parser.value(u"timeout"_s), u"timeout"_s, kMaxTimeoutSeconds);
        if (!seconds)
            return base::unexpected(seconds.error());
        options.timeout = std::chrono::seconds(*seconds);
    }
    return {};
}

} // namespace

base::Expected<ProbeOptions> ProbeOptions::fromArguments(const QStringList& arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(arguments))
        return base::unexpected(usage(parser.errorText()));
    answerForItself(parser);
    const QStringList places = parser.positionalArguments();
    if (places.size() > 1)
        return base::unexpected(usage(u"Only one server can be probed at a time."_s));
    const auto server = serverOf(places.value(0, kDefaultServer));
    if (!server)
        return base::unexpected(server.error());
    ProbeOptions options;
    options.server = *server;
    options.user = parser.value(u"user"_s);
    options.takeBack = parser.isSet(u"take-back"_s);
    options.watch = parser.isSet(u"watch"_s);
    options.json = parser.isSet(u"json"_s);
    if (const auto numbers = readNumbers(parser, options); !numbers)
        return base::unexpected(numbers.error());
    return options;
}

} // namespace betlog::probe
