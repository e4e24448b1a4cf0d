// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/profile.h"

#include "base/random.h"

#include <QDir>
#include <QStandardPaths>

#include <array>

namespace betlog::models {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kDefaultPort = 3000;
constexpr int kMaxToastSeconds = 30;
constexpr std::array kPlaces {"undecided"_L1, "here"_L1, "elsewhere"_L1, "sample"_L1};
constexpr std::array kLooks {"desktop"_L1, "light"_L1, "dark"_L1};

/// The place of a name in its list, or the first.
template <typename Enum, size_t N>
[[nodiscard]] Enum read(const std::array<QLatin1StringView, N>& names, const QString& name)
{
    const auto found = std::find(names.begin(), names.end(), name);
    return static_cast<Enum>(found == names.end() ? 0 : found - names.begin());
}

[[nodiscard]] QString dataFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/betlog"_s;
}

[[nodiscard]] QString profileFolder(const QString& name)
{
    if (name.contains(u'/'))
        return QDir(name).absolutePath();
    return dataFolder() + u"/profiles/"_s + (name.isEmpty() ? u"default"_s : name);
}

} // namespace

Profile::Profile(const QString& name)
    : m_folder(profileFolder(name))
    // Without a name the log is where betlogd keeps it too: one person, one log.
    , m_logFolder(name.isEmpty() ? dataFolder() : m_folder + u"/log"_s)
    , m_settings(m_folder + u"/betlog.ini"_s, QSettings::IniFormat)
{ }

Preferences Profile::preferences() const
{
    const Preferences defaults;
    const auto text = [this](QAnyStringView key) {
        return m_settings.value(key.toString()).toString();
    };
    Preferences read;
    read.userName = text(u"person/name");
    read.lastLeague = text(u"person/league");
    read.place = models::read<Place>(kPlaces, text(u"log/place"));
    read.server = serverFromTyped(text(u"log/server")).value_or(QUrl());
    read.openToNetwork = m_settings.value(u"log/openToNetwork"_s, false).toBool();
    read.look = models::read<Look>(kLooks, text(u"screen/look"));
    read.reducedMotion = m_settings.value(u"screen/reducedMotion"_s, false).toBool();
    read.toastSeconds = qBound(
        1,
        m_settings.value(u"screen/toastSeconds"_s, defaults.toastSeconds).toInt(),
        kMaxToastSeconds);
    return read;
}

void Profile::setPreferences(const Preferences& preferences)
{
    m_settings.setValue(u"person/name"_s, preferences.userName);
    m_settings.setValue(u"person/league"_s, preferences.lastLeague);
    m_settings.setValue(
        u"log/place"_s, QString(kPlaces.at(static_cast<size_t>(preferences.place))));
    m_settings.setValue(u"log/server"_s, preferences.server.toString());
    m_settings.setValue(u"log/openToNetwork"_s, preferences.openToNetwork);
    m_settings.setValue(
        u"screen/look"_s, QString(kLooks.at(static_cast<size_t>(preferences.look))));
    m_settings.setValue(u"screen/reducedMotion"_s, preferences.reducedMotion);
    m_settings.setValue(u"screen/toastSeconds"_s, preferences.toastSeconds);
    m_settings.sync();
}

base::ClientId Profile::clientId(base::Random& random)
{
    const QString key = u"client/id"_s;
    if (const auto known = base::ClientId::fromText(m_settings.value(key).toString()))
        return *known;
    const base::ClientId made(random.uuid());
    m_settings.setValue(key, made.text());
    m_settings.sync();
    return made;
}

std::optional<QUrl> serverFromTyped(const QString& typed)
{
    const QString text = typed.trimmed();
    if (text.isEmpty() || text.contains(u' '))
        return std::nullopt;
    QUrl url(text.contains("://"_L1) ? text : u"http://"_s + text, QUrl::StrictMode);
    const bool web = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    if (!url.isValid() || !web || url.host().isEmpty())
        return std::nullopt;
    if (url.port() < 0 && url.scheme() == "http"_L1)
        url.setPort(kDefaultPort);
    return url.adjusted(
        QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

} // namespace betlog::models
