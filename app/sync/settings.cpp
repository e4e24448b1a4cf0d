// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/settings.h"

#include "base/random.h"

#include <QDir>
#include <QStandardPaths>

namespace betlog::sync {

using namespace Qt::Literals::StringLiterals;

namespace {

QString placeName(Settings::Place place)
{
    switch (place) {
    case Settings::Place::Unset:
        break;
    case Settings::Place::Host:
        return u"host"_s;
    case Settings::Place::Join:
        return u"join"_s;
    }
    return {};
}

/// Made before the file in it is named.
QString madeFolder(const QString& folder)
{
    QDir().mkpath(folder);
    return QDir(folder).absolutePath();
}

} // namespace

Settings::Settings(const QString& profileFolder)
    : m_folder(madeFolder(profileFolder))
    , m_file(path(u"settings.ini"_s), QSettings::IniFormat)
{ }

QString Settings::defaultProfileFolder()
{
    const QString base = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return base + u"/betlog/default"_s;
}

QString Settings::path(const QString& name) const
{
    return m_folder + u'/' + name;
}

base::ClientId Settings::clientId(base::Random& random)
{
    const QString key = u"client/id"_s;
    if (const auto known = base::ClientId::fromText(text(key)))
        return *known;
    const base::ClientId made(random.uuid());
    setText(key, made.text());
    save();
    return made;
}

QString Settings::user() const
{
    return text(u"person/name"_s);
}

void Settings::setUser(const QString& name)
{
    setText(u"person/name"_s, name);
}

Settings::Place Settings::place() const
{
    const QString name = text(u"server/place"_s);
    for (const Place place : {Place::Host, Place::Join}) {
        if (name == placeName(place))
            return place;
    }
    return Place::Unset;
}

void Settings::setPlace(Place place)
{
    setText(u"server/place"_s, placeName(place));
}

QUrl Settings::server() const
{
    return QUrl(text(u"server/address"_s));
}

void Settings::setServer(const QUrl& httpAddress)
{
    setText(u"server/address"_s, httpAddress.toString());
}

QString Settings::text(const QString& key, const QString& fallback) const
{
    return m_file.value(key, fallback).toString();
}

void Settings::setText(const QString& key, const QString& value)
{
    m_file.setValue(key, value);
}

bool Settings::flag(const QString& key, bool fallback) const
{
    return m_file.value(key, fallback).toBool();
}

void Settings::setFlag(const QString& key, bool value)
{
    m_file.setValue(key, value);
}

int Settings::number(const QString& key, int fallback) const
{
    bool isNumber = false;
    const int number = m_file.value(key).toInt(&isNumber);
    return isNumber ? number : fallback;
}

void Settings::setNumber(const QString& key, int value)
{
    m_file.setValue(key, value);
}

QByteArray Settings::bytes(const QString& key) const
{
    return m_file.value(key).toByteArray();
}

void Settings::setBytes(const QString& key, const QByteArray& value)
{
    m_file.setValue(key, value);
}

void Settings::save()
{
    m_file.sync();
}

} // namespace betlog::sync
