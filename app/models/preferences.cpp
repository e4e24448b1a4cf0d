// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/preferences.h"

#include <algorithm>
#include <array>

namespace betlog::models {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kDefaultPort = 3000;
constexpr int kMaxToastSeconds = 30;
constexpr std::array kLooks {"desktop"_L1, "light"_L1, "dark"_L1};

[[nodiscard]] Look lookFromName(const QString& name)
{
    const auto found = std::find(kLooks.begin(), kLooks.end(), name);
    return found == kLooks.end() ? Look::Desktop : static_cast<Look>(found - kLooks.begin());
}

} // namespace

Preferences readPreferences(const sync::Settings& settings)
{
    Preferences read;
    read.userName = settings.user();
    read.place = settings.place();
    read.server = serverFromTyped(settings.server().toString()).value_or(QUrl());
    read.openToNetwork = settings.flag(u"server/openToNetwork"_s, read.openToNetwork);
    read.look = lookFromName(settings.text(u"screen/look"_s));
    read.reducedMotion = settings.flag(u"screen/reducedMotion"_s, read.reducedMotion);
    read.toastSeconds =
        qBound(1, settings.number(u"screen/toastSeconds"_s, read.toastSeconds), kMaxToastSeconds);
    return read;
}

Preferences
withChanges(const Preferences& saved, const Preferences& before, const Preferences& after)
{
    Preferences changed = saved;
    const auto take = [&](auto Preferences::*field) {
        if (before.*field != after.*field)
            changed.*field = after.*field;
    };
    take(&Preferences::userName);
    take(&Preferences::place);
    take(&Preferences::server);
    take(&Preferences::openToNetwork);
    take(&Preferences::look);
    take(&Preferences::reducedMotion);
    take(&Preferences::toastSeconds);
    return changed;
}

void writePreferences(const Preferences& preferences, sync::Settings& settings)
{
    settings.setUser(preferences.userName);
    settings.setPlace(preferences.place);
    settings.setServer(preferences.server);
    settings.setFlag(u"server/openToNetwork"_s, preferences.openToNetwork);
    settings.setText(u"screen/look"_s, QString(kLooks.at(static_cast<size_t>(preferences.look))));
    settings.setFlag(u"screen/reducedMotion"_s, preferences.reducedMotion);
    settings.setNumber(u"screen/toastSeconds"_s, preferences.toastSeconds);
    settings.save();
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
