// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/widgets/theme.h"

#include <QObject>

#include <optional>

class QApplication;
class QDBusVariant;
class QWidget;

namespace betlog::widgets {

/// Dresses the application: Fusion, palette and style sheet of the theme that the person chose or
/// the desktop prefers (portal setting org.freedesktop.appearance), and follows the desktop when it
/// changes its mind. One for the application; made by main, before the first window.
class Appearance final : public QObject
{
    Q_OBJECT

public:
    enum class Choice { Desktop, Light, Dark };

    explicit Appearance(QApplication& application);

    void choose(Choice choice);

    [[nodiscard]] Choice choice() const { return m_choice; }

    /// Overrides what the desktop says; nullopt takes its word again.
    void setReducedMotion(std::optional<bool> reduced);
    [[nodiscard]] bool isMotionReduced() const;

signals:
    void themeChanged();

private slots:
    void portalSettingChanged(const QString& group, const QString& key, const QDBusVariant& value);

private:
    void listenToDesktop();
    void askDesktop(const QString& group, const QString& key);
    void desktopSaid(const QString& group, const QString& key, const QVariant& value);
    void apply();

    QApplication& m_application;
    Choice m_choice = Choice::Desktop;
    Theme::Kind m_desktopKind = Theme::Kind::Light;
    bool m_desktopReducesMotion = false;
    std::optional<bool> m_reducedMotion;
    bool m_styled = false;
};

/// How long a movement on this widget takes: `ms`, or 0 where motion is reduced.
[[nodiscard]] int motionMs(const QWidget* widget, int ms = 160);
/// How long a bet from another screen stays tinted.
inline constexpr int kArrivedTintMs = 2000;

} // namespace betlog::widgets
