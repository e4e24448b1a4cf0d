// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/ids.h"

#include <QSettings>
#include <QUrl>

namespace betlog::base {
class Random;
}

namespace betlog::models {

/// Where a person's log is.
enum class Place {
    Undecided, ///< the first start: nobody has said yet
    Here, ///< on this machine, in the server inside the app
    Elsewhere, ///< on a server that is joined by its address
    Sample ///< a log of made-up bets, to look at; forgotten at the end
};

enum class Look { Desktop, Light, Dark };

/// What a person has chosen, and what the app remembers for them.
struct Preferences
{
    QString userName;
    Place place = Place::Undecided;
    QUrl server; ///< of Elsewhere: "http://192.168.1.7:3000"
    bool openToNetwork = false; ///< of Here: others on the network may join
    Look look = Look::Desktop;
    bool reducedMotion = false;
    int toastSeconds = 3; ///< 1 to 30
    QString lastLeague;

    friend bool operator==(const Preferences&, const Preferences&) = default;
};

/// Everything that the app keeps of one person, in one folder: preferences, the state of the
/// window, and the log if it is hosted here. Two profiles never share anything.
class Profile
{
public:
    /// `name` empty: the person's own; else one apart, as --profile names it: a path where it has a
    /// slash, a name under the person's own folder otherwise.
    explicit Profile(const QString& name);

    [[nodiscard]] const QString& folder() const { return m_folder; }

    /// Where the server inside the app keeps the log.
    [[nodiscard]] const QString& logFolder() const { return m_logFolder; }

    [[nodiscard]] Preferences preferences() const;
    void setPreferences(const Preferences& preferences);
    /// Names this installation; made once.
    [[nodiscard]] base::ClientId clientId(base::Random& random);

    /// The state of windows and panels, by names of their own.
    [[nodiscard]] QSettings& windowState() { return m_settings; }

private:
    QString m_folder;
    QString m_logFolder;
    QSettings m_settings;
};

/// Reads an address as a person types it: "192.168.1.7", "bets.example:8080", "http://…". Nothing:
/// it is no address of a server.
[[nodiscard]] std::optional<QUrl> serverFromTyped(const QString& typed);

} // namespace betlog::models
