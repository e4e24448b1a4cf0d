// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/appearance.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QProxyStyle>
#include <QStyleFactory>
#include <QToolTip>
#include <QWidget>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;

namespace {

const auto kService = u"org.freedesktop.portal.Desktop"_s;
const auto kPath = u"/org/freedesktop/portal/desktop"_s;
const auto kInterface = u"org.freedesktop.portal.Settings"_s;
const auto kAppearance = u"org.freedesktop.appearance"_s;
const auto kColorScheme = u"color-scheme"_s; // 1 prefers dark
const auto kReducedMotion = u"reduced-motion"_s; // 1 prefers less of it
const auto kGnome = u"org.gnome.desktop.interface"_s;
const auto kGnomeAnimations = u"enable-animations"_s;

/// Fusion that says how long animations may take, which is how every widget learns of it.
class CalmStyle final : public QProxyStyle
{
public:
    explicit CalmStyle(bool reducedMotion)
        : QProxyStyle(QStyleFactory::create(u"Fusion"_s))
        , m_reducedMotion(reducedMotion)
    { }

    int styleHint(
        StyleHint hint,
        const QStyleOption* option,
        const QWidget* widget,
        QStyleHintReturn* returned) const override
    {
        if (hint == SH_Widget_Animation_Duration && m_reducedMotion)
            return 0;
        if (hint == SH_DialogButtonBox_ButtonsHaveIcons)
            return 0; // the stock ones are of another set, and of no theme
        if (hint == SH_ToolTip_WakeUpDelay)
            return 400;
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }

private:
    bool m_reducedMotion;
};

/// The portal wraps an answer of Read in a variant of its own.
QVariant unwrapped(QVariant value)
{
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

} // namespace

Appearance::Appearance(QApplication& application)
    : QObject(&application)
    , m_application(application)
{
    listenToDesktop();
    apply();
}

void Appearance::choose(Choice choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    apply();
}

void Appearance::setReducedMotion(std::optional<bool> reduced)
{
    if (reduced == m_reducedMotion)
        return;
    m_reducedMotion = reduced;
    apply();
}

bool Appearance::isMotionReduced() const
{
    return m_reducedMotion.value_or(m_desktopReducesMotion);
}

void Appearance::listenToDesktop()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    // A signal of the bus can be named by text only; "1" is how moc marks a slot.
    bus.connect(
        kService,
        kPath,
        kInterface,
        u"SettingChanged"_s,
        this,
        "1portalSettingChanged(QString,QString,QDBusVariant)");
    askDesktop(kAppearance, kColorScheme);
    askDesktop(kAppearance, kReducedMotion);
    askDesktop(kGnome, kGnomeAnimations);
}

void Appearance::askDesktop(const QString& group, const QString& key)
{
    QDBusMessage question = QDBusMessage::createMethodCall(kService, kPath, kInterface, u"Read"_s);
    question << group << key;
    auto* const watcher =
        new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(question), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, group, key] {
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (!reply.isError())
            desktopSaid(group, key, reply.value().variant());
        watcher->deleteLater();
    });
}

void Appearance::portalSettingChanged(
    const QString& group, const QString& key, const QDBusVariant& value)
{
    desktopSaid(group, key, value.variant());
}

void Appearance::desktopSaid(const QString& group, const QString& key, const QVariant& value)
{
    const QVariant plain = unwrapped(value);
    if (group == kAppearance && key == kColorScheme)
        m_desktopKind = plain.toUInt() == 1 ? Theme::Kind::Dark : Theme::Kind::Light;
    else if (group == kAppearance && key == kReducedMotion)
        m_desktopReducesMotion = plain.toUInt() == 1;
    else if (group == kGnome && key == kGnomeAnimations)
        m_desktopReducesMotion = !plain.toBool();
    else
        return;
    apply();
}

void Appearance::apply()
{
    const Theme::Kind chosen = m_choice == Choice::Light ? Theme::Kind::Light : Theme::Kind::Dark;
    const Theme& theme = Theme::of(m_choice == Choice::Desktop ? m_desktopKind : chosen);
    // A new style polishes every widget anew, so it is put on only when its hints changed.
    const int duration = m_application.style()->styleHint(QStyle::SH_Widget_Animation_Duration);
    if (!m_styled || (duration == 0) != isMotionReduced()) {
        m_application.setStyle(new CalmStyle(isMotionReduced()));
        m_styled = true;
    }
    const QPalette palette = theme.palette();
    const QString sheet = theme.styleSheet();
    if (sheet == m_application.styleSheet() && palette == m_application.palette())
        return;
    m_application.setPalette(palette);
    QToolTip::setPalette(palette);
    m_application.setStyleSheet(sheet);
    emit themeChanged();
}

int motionMs(const QWidget* widget, int ms)
{
    const QStyle* const style = widget->style();
    return style->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, widget) == 0 ? 0 : ms;
}

} // namespace betlog::widgets
