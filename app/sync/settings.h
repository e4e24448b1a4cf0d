// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/ids.h"

#include <QSettings>
#include <QString>
#include <QUrl>

namespace betlog::base {
class Random;
}

namespace betlog::sync {

/// What one person's client remembers between runs: an ini file in the profile's folder, which
/// keeps everything of one person apart from everything of another. Lives on one thread.
class Settings final
{
public:
    /// How the log is reached.
    enum class Place {
        Unset, ///< nothing was chosen yet
        Host, ///< the server inside this program
        Join ///< somebody else's, at server()
    };

    /// Makes the folder if it is not there.
    explicit Settings(const QString& profileFolder);

    /// Where a profile is kept unless the command line says otherwise.
    [[nodiscard]] static QString defaultProfileFolder();

    [[nodiscard]] QString profileFolder() const { return m_folder; }

    /// A file or folder of the profile: "log" for the data of the embedded server.
    [[nodiscard]] QString path(const QString& name) const;

    /// Names this installation; made at the first question.
    [[nodiscard]] base::ClientId clientId(base::Random& random);

    [[nodiscard]] QString user() const;
    void setUser(const QString& name);

    [[nodiscard]] Place place() const;
    void setPlace(Place place);
    [[nodiscard]] QUrl server() const; ///< the last one joined
    void setServer(const QUrl& httpAddress);

    // ── the windows' own: sizes, columns, choices; any key such as "window/geometry" ──
    [[nodiscard]] QString text(const QString& key, const QString& fallback = {}) const;
    void setText(const QString& key, const QString& value);
    [[nodiscard]] bool flag(const QString& key, bool fallback) const;
    void setFlag(const QString& key, bool value);
    [[nodiscard]] int number(const QString& key, int fallback) const;
    void setNumber(const QString& key, int value);
    [[nodiscard]] QByteArray bytes(const QString& key) const;
    void setBytes(const QString& key, const QByteArray& value);

    /// Writes to disk now; otherwise that happens in its own time.
    void save();

private:
    QString m_folder;
    mutable QSettings m_file;
};

} // namespace betlog::sync
