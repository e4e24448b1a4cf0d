// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/desktop_options.h"

#include "app/models/preferences.h"
#include "app/sync/settings.h"

#include <QDir>
#include <QFileInfo>
#include <QMap>

namespace betlog {

using namespace Qt::Literals::StringLiterals;

namespace {

[[nodiscard]] tl::unexpected<base::Error> usage(const QString& sentence)
{
    return base::unexpected(base::Error {base::ErrorCode::BadRequest, sentence, {}});
}

/// The arguments, with our own taken out.
struct Sorted
{
    QMap<QString, QString> own;
    QStringList rest;
};

[[nodiscard]] base::Expected<Sorted> sortArguments(const QStringList& arguments)
{
    static const QStringList kOwn {u"--server"_s, u"--profile"_s, u"--user"_s};
    Sorted sorted;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString name = arguments[i].section(u'=', 0, 0);
        if (arguments[i] == "--headless"_L1) {
            sorted.own.insert(name, u"1"_s);
        } else if (!kOwn.contains(name)) {
            sorted.rest.append(arguments[i]);
        } else if (arguments[i].contains(u'=')) {
            sorted.own.insert(name, arguments[i].section(u'=', 1));
        } else if (i + 1 < arguments.size()) {
            sorted.own.insert(name, arguments[++i]);
        } else {
            return usage(u"%1 needs a value."_s.arg(name));
        }
    }
    return sorted;
}

/// A path where it has a slash, else a name beside the person's own profile.
[[nodiscard]] QString profileFolder(const QString& name)
{
    const QString own = sync::Settings::defaultProfileFolder();
    if (name.isEmpty())
        return own;
    return name.contains(u'/') ? QDir(name).absolutePath()
                               : QFileInfo(own).dir().filePath(u"profiles/"_s + name);
}

} // namespace

base::Expected<DesktopOptions>
readDesktopOptions(const QStringList& arguments, const QProcessEnvironment& environment)
{
    const auto sorted = sortArguments(arguments);
    if (!sorted)
        return base::unexpected(sorted.error());
    const auto value = [&](const QString& option, const QString& variable) {
        return sorted->own.value(option, environment.value(variable));
    };
    DesktopOptions options;
    options.headless = sorted->own.contains(u"--headless"_s);
    options.user = value(u"--user"_s, u"BETLOG_USER"_s);
    const QString profile = value(u"--profile"_s, u"BETLOG_PROFILE"_s);
    options.profileFolder = profileFolder(profile);
    options.isOwnProfile = profile.isEmpty();
    if (const QString typed = value(u"--server"_s, u"BETLOG_SERVER"_s); !typed.isEmpty()) {
        const auto server = models::serverFromTyped(typed);
        if (!server)
            return usage(
                u"--server takes an address such as http://192.168.1.7:3000, not “%1”."_s.arg(
                    typed));
        options.server = *server;
    }
    const auto line = ops::readCommandLine(sorted->rest, environment);
    if (!line)
        return base::unexpected(line.error());
    options.serverLine = *line;
    return options;
}

QString desktopHelpText()
{
    return u"betlog: one bet log for a group, live on every screen.\n\n"
           "  betlog [options]\n\n"
           "  --server URL              join this server instead of hosting the log here\n"
           "  --profile DIR             keep everything of one person apart\n"
           "  --user NAME               who bets\n"
           "  --headless                only the server, without a display\n\n"
           "All options of betlogd are taken too, for the server inside; see betlogd --help.\n"_s;
}

} // namespace betlog
